//! The answer of one sentence, by how the best mix stands to the plan on the screen.

use super::{Mixed, Said, plain};
use crate::analysis::compare::Better;
use crate::analysis::compare::best::{Judged, Lead, Standing};
use crate::outcomes::Measure;
use crate::tables::comparison::sentences::{differs, named};
use crate::tables::figure::apart::more;
use crate::tables::figure::count;

impl Mixed<'_> {
    /// No mix can be, or none has a value.
    pub(super) fn no_best(&self, possible: usize) -> Said {
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
    pub(super) fn alike(&self, lead: &Lead, rest: &mut Vec<String>) -> String {
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
                let clear = lead.first != Standing::Alike
                    || lead.alike.len() + 2 < self.compared.names.len();
                let slight = self.slight(lead).filter(|_| clear);
                let which = match self.compared.names.len() - 1 {
                    1 => "whether this mix is taken".to_owned(),
                    _ => format!(
                        "{} is taken, or whether the plan stays as it is on the screen",
                        self.each("which of ")
                    ),
                };
                if self.judged == Judged::Kept {
                    rest.push(format!("{nearer}."));
                }
                if let Some(apart) = slight {
                    rest.push(format!(
                        "With the plan on the screen: {}.",
                        self.with_figure(0)
                    ));
                    let (measure, on) = match self.judged {
                        Judged::Kept => (Measure::Share, ""),
                        Judged::Mean => (self.outcome().measure, "on average, "),
                    };
                    let told = more(apart, f64::NAN, measure);
                    let told = told.strip_suffix(" more").unwrap_or(&told);
                    return format!(
                        "Judged by {}, it makes next to no difference {which}: {on}{told} between the best and the \
worst of them.",
                        self.question()
                    );
                }
                rest.push(format!(
                    "With the plan on the screen: {}. More futures may show a difference that is too small to be seen in \
{draws}.",
                    self.with_figure(0)
                ));
                format!(
                    "Judged by {}, it makes no difference that can be told from chance {which}.",
                    self.question()
                )
            }
        }
    }

    /// One mix does better than the plan on the screen.
    pub(super) fn winner(&self, lead: &Lead, rest: &mut Vec<String>) -> String {
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
            number if number < self.asked => {
                format!("Of the {} mixes that can be, ", count(number))
            }
            number => format!("Of {} mixes, ", count(number)),
        };
        if !self.ends.is_empty() {
            rest.push(format!(
                "It stands at the end of what was tried ({}); what lies beyond was not looked at.",
                self.ends.join("; ")
            ));
        }
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
    pub(super) fn not_as_good(&self, lead: &Lead) -> String {
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
    pub(super) fn no_better(&self, lead: &Lead) -> String {
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
}
