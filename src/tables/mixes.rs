//! Which mix is best, in sentences: the best one, what it brings beyond the plan on the screen, which others may be as
//! good, and how good it looks where it was not picked for looking best.

use super::comparison::Compared;
use super::comparison::sentences::{differs, named};
use super::figure::apart::more;
use super::figure::{bare, count, frequency, quantity, range};
use crate::analysis::Comparison;
use crate::analysis::compare::best::{self, Judged, Lead, Standing};
use crate::analysis::compare::{Better, Brought, Outcome};
use crate::outcomes::Measure;

/// What is said where the plan itself is no alternative.
const NO_CHOICE: &str = "This plan says of itself that nobody could choose it: it shows what may go wrong. The mixes are \
set side by side in that case, and in no other.";

/// So many mixes are named; of more, the table speaks.
const NAMED: usize = 4;

/// Mixes that were compared with the plan on the screen, which is the first of the plans.
#[derive(Debug, Clone, Copy)]
pub struct Mixed<'a> {
    /// What was compared; the title of a mix says all of its levers.
    pub compared: &'a Compared<'a>,
    /// The same in short: their values alone.
    pub short: &'a [String],
    /// By what they are judged.
    pub judged: Judged,
    /// How many mixes were asked for, those that cannot be among them.
    pub asked: usize,
    /// The best one.
    pub lead: Option<&'a Lead>,
    /// The plan on the screen and the best mix in other futures, with their seed.
    pub again: Option<(u64, &'a Comparison)>,
    /// The place of the mix that is the plan on the screen, if one is.
    pub here: Option<usize>,
}

/// What is said of mixes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The answer, in one sentence.
    pub answer: String,
    /// What must be said with it.
    pub rest: Vec<String>,
}

fn plain(title: &str) -> String {
    title.to_owned()
}

impl Mixed<'_> {
    /// Everything that is said.
    #[must_use]
    pub fn said(&self) -> Said {
        let possible = self.compared.names.len() - 1;
        let Some(lead) = self.lead else {
            return self.no_best(possible);
        };
        let mut rest = Vec::new();
        let answer = if self.is_alike() {
            self.alike(lead, &mut rest)
        } else {
            let answer = match lead.first {
                Standing::Behind => self.winner(lead, &mut rest),
                Standing::Ahead => self.not_as_good(lead),
                Standing::Alike => self.no_better(lead),
            };
            rest.extend(self.as_good(lead));
            rest.extend(self.measured_again());
            answer
        };
        let left_out = self.asked - possible;
        if left_out > 0 {
            rest.push(format!(
                "{} of the {} mixes cannot be; the table says why.",
                count(left_out),
                count(self.asked)
            ));
        }
        if !self.compared.is_a_choice() {
            rest.push(NO_CHOICE.to_owned());
        }
        Said { answer, rest }
    }

    /// Whether nothing tells the mixes and the plan on the screen apart: then none of them is the best.
    #[must_use]
    pub fn is_alike(&self) -> bool {
        let possible = self.compared.names.len() - 1;
        self.lead.is_some_and(|lead| {
            let every = lead.alike.len() + 1 == possible;
            lead.same || every && lead.first == Standing::Alike
        })
    }

    /// Whether the promise that mixes are judged by tells none of them apart.
    #[must_use]
    pub fn promise_says_nothing(&self) -> bool {
        self.judged == Judged::Kept && self.is_alike()
    }

    fn outcome(&self) -> &Outcome {
        &self.compared.comparison.outcomes[0]
    }

    fn brought(&self, place: usize) -> &Brought {
        &self.compared.comparison.plans[place][0]
    }

    /// The mixes that can be, behind some words where there are several: `every one of these 5 mixes`.
    fn each(&self, several: &str) -> String {
        match self.compared.names.len() - 1 {
            1 => "this mix".to_owned(),
            number => format!("{several}these {} mixes", count(number)),
        }
    }

    /// A mix with all of its levers.
    fn title(&self, place: usize) -> String {
        quoted(&self.compared.names[place].1)
    }

    /// The promise, in quotation marks that none of its own can be mistaken for.
    fn promise(&self) -> String {
        quoted(&self.outcome().promise)
    }

    /// What plans are judged by, in the middle of a sentence.
    fn question(&self) -> String {
        match self.judged {
            Judged::Kept => format!("whether {} is kept", self.promise()),
            Judged::Mean => named(self.compared, self.outcome(), plain),
        }
    }

    /// How good a plan is: `about 43 in 100 simulated futures`, `1,200 jobs on average`.
    fn figure(&self, brought: &Brought) -> String {
        match (self.judged, &brought.kept) {
            (Judged::Kept, Some(kept)) => frequency(kept.share, kept.draws),
            _ => {
                let mean = brought.moments;
                format!(
                    "{} on average",
                    quantity(mean.mean, mean.error, self.outcome().measure)
                )
            }
        }
    }

    /// How much more that is than with the plan on the screen: `6 percentage points more often`, `12 jobs more`; `None`
    /// where the two cannot be told apart.
    fn beyond(&self, comparison: &Comparison, place: usize) -> Option<String> {
        let gap = best::more(comparison, place, self.judged);
        let measure = self.outcome().measure;
        match best::standing(&gap, self.outcome().better, self.judged) {
            Standing::Alike => None,
            _ => Some(match self.judged {
                Judged::Kept => {
                    let points = bare(100.0 * gap.mean.abs(), 100.0 * gap.error, Measure::Jobs);
                    let noun = if points == "1" { "point" } else { "points" };
                    let often = if gap.mean > 0.0 { "more" } else { "less" };
                    format!("{points} percentage {noun} {often} often")
                }
                Judged::Mean => more(gap.mean, gap.error, measure),
            }),
        }
    }

    fn no_best(&self, possible: usize) -> Said {
        let answer = if possible == 0 {
            let all = match self.asked {
                1 => "This mix cannot be".to_owned(),
                number => format!("None of these {} mixes can be", count(number)),
            };
            format!("{all}; the table says why. Try a smaller range, or another lever.")
        } else {
            format!(
                "None of these mixes has a value of {} in any simulated future.",
                named(self.compared, self.outcome(), plain)
            )
        };
        Said {
            answer,
            rest: Vec::new(),
        }
    }

    /// Nothing tells the mixes and the plan on the screen apart.
    fn alike(&self, lead: &Lead, rest: &mut Vec<String>) -> String {
        let kept = self.brought(lead.best).kept.map(|kept| kept.share);
        let draws = count(self.compared.comparison.draws);
        let nearer = "Judge them by the figure behind the promise to see what they change";
        match (self.judged, kept) {
            (Judged::Kept, Some(share)) if lead.same && share <= 0.0 => {
                rest.push(format!("{nearer}, and which comes nearer to it."));
                format!(
                    "{} is kept in none of {draws} simulated futures, neither with the plan on the screen nor with \
{}.",
                    self.promise(),
                    self.each("any of ")
                )
            }
            (Judged::Kept, Some(share)) if lead.same && share >= 1.0 => {
                rest.push(format!("{nearer}."));
                format!(
                    "{} is kept in all of {draws} simulated futures, with the plan on the screen and with {}.",
                    self.promise(),
                    self.each("every one of ")
                )
            }
            _ if lead.same => format!(
                "Judged by {}, it makes no difference: with {} it is the same as with the plan on the screen, in every \
one of {draws} simulated futures.",
                self.question(),
                self.each("each of ")
            ),
            _ => {
                if self.judged == Judged::Kept {
                    rest.push(format!("{nearer}."));
                }
                rest.push(format!(
                    "With the plan on the screen: {}. More futures may show a difference that is too small to be seen in \
{draws}.",
                    self.with_figure(0)
                ));
                let which = match self.compared.names.len() - 1 {
                    1 => "whether this mix is taken".to_owned(),
                    _ => format!(
                        "{} is taken, or whether the plan stays as it is on the screen",
                        self.each("which of ")
                    ),
                };
                format!(
                    "Judged by {}, it makes no difference that can be told from chance {which}.",
                    self.question()
                )
            }
        }
    }

    /// One mix does better than the plan on the screen.
    fn winner(&self, lead: &Lead, rest: &mut Vec<String>) -> String {
        let brought = self.brought(lead.best);
        let outcome = self.outcome();
        let (title, figure) = (self.title(lead.best), self.figure(brought));
        let beyond = self.beyond(self.compared.comparison, lead.best);
        let beyond = beyond.unwrap_or_else(|| "no clear difference".to_owned());
        let own = differs(brought, outcome, true);
        let of = named(self.compared, outcome, plain);
        rest.push(format!(
            "Beside the plan on the screen, {of} with this mix: {own} The difference is taken in each future, and its \
range is its own."
        ));
        let among = match self.compared.names.len() - 1 {
            1 => String::new(),
            number => format!("Of {} mixes, ", count(number)),
        };
        match self.judged {
            Judged::Kept => format!(
                "{among}{title} gives {} the best chance: it is kept in {figure}, {beyond} than with the plan on the \
screen ({}).",
                self.promise(),
                self.figure(self.brought(0))
            ),
            Judged::Mean => format!(
                "{among}{title} does best by {of}: {figure}, {beyond} than with the plan on the screen."
            ),
        }
    }

    /// The plan on the screen does better than every mix.
    fn not_as_good(&self, lead: &Lead) -> String {
        format!(
            "Judged by {}, the plan on the screen does better than {}: {}. The best of them is {}: {}.",
            self.question(),
            self.each("every one of "),
            self.with_figure(0),
            self.title(lead.best),
            self.with_figure(lead.best)
        )
    }

    /// No mix is better than the plan on the screen, but some are worse.
    fn no_better(&self, lead: &Lead) -> String {
        if self.here == Some(lead.best) {
            return format!(
                "Judged by {}, the plan on the screen is the best of {}: {}.",
                self.question(),
                self.each(""),
                self.with_figure(0)
            );
        }
        format!(
            "Judged by {}, {} better than the plan on the screen by more than chance explains. With the plan on the \
screen: {}; with {}, which has the {} figure: {}.",
            self.question(),
            match self.each("none of ") {
                none if none.starts_with("none") => format!("{none} is"),
                this => format!("{this} is not"),
            },
            self.with_figure(0),
            self.title(lead.best),
            match (self.judged, self.outcome().better) {
                (Judged::Mean, Better::Less) => "lowest",
                _ => "highest",
            },
            self.with_figure(lead.best)
        )
    }

    /// A figure as it stands behind a colon.
    fn with_figure(&self, place: usize) -> String {
        let brought = self.brought(place);
        match self.judged {
            Judged::Kept => format!("kept in {}", self.figure(brought)),
            Judged::Mean => {
                let [_, low, _, _, _, high, _] = brought.percentiles;
                let [low_error, _, high_error] = brought.errors;
                let measure = self.outcome().measure;
                format!(
                    "{} ({} in 8 of 10 futures)",
                    self.figure(brought),
                    range([low, high], [low_error, high_error], measure)
                )
            }
        }
    }

    /// Which other mixes may be as good as the best one.
    fn as_good(&self, lead: &Lead) -> Option<String> {
        // The plan on the screen is no other mix than itself.
        let others: Vec<usize> = lead
            .alike
            .iter()
            .copied()
            .filter(|place| Some(*place) != self.here)
            .collect();
        let short: Vec<&str> = others
            .iter()
            .take(NAMED)
            .map(|place| self.short[*place].as_str())
            .collect();
        let (last, before) = short.split_last()?;
        let list = match others.len() - short.len() {
            0 if before.is_empty() => (*last).to_owned(),
            0 => format!("{} and {last}", before.join("; ")),
            1 => format!("{} and one more, which the table marks", short.join("; ")),
            more => format!(
                "{} and {} more, which the table marks",
                short.join("; "),
                count(more)
            ),
        };
        Some(if others.len() == 1 {
            format!("{list} cannot be told apart from it with so many futures, and may be as good.")
        } else {
            format!(
                "{} others cannot be told apart from it with so many futures, and may be as good: {list}.",
                capitalised_count(others.len())
            )
        })
    }

    /// How good the best one is in futures that it was not picked in.
    fn measured_again(&self) -> Option<String> {
        let (seed, comparison) = self.again?;
        let brought = &comparison.plans[1][0];
        let said = match (self.judged, self.beyond(comparison, 1)) {
            (Judged::Kept, Some(beyond)) => format!(
                "it is kept in {}, {beyond} than with the plan on the screen.",
                self.figure(brought)
            ),
            (Judged::Mean, Some(beyond)) => {
                format!("it brings {beyond} on average than the plan on the screen.")
            }
            (_, None) => "it cannot be told apart from the plan on the screen: do not build on it."
                .to_owned(),
        };
        Some(format!(
            "Whatever is picked as the best of several looks a little better than it is. Measured again in {} other \
futures (seed {seed}), {said}",
            count(comparison.draws)
        ))
    }
}

/// A title in quotation marks; its own become single ones.
#[must_use]
pub fn quoted(title: &str) -> String {
    let inside = title.replace('“', "‘").replace('”', "’");
    format!("“{inside}”")
}

fn capitalised_count(number: usize) -> String {
    match number {
        2 => "Two".to_owned(),
        3 => "Three".to_owned(),
        4 => "Four".to_owned(),
        number => count(number),
    }
}
