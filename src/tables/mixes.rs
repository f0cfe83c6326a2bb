//! Which mix is best, in sentences: the best one, what it brings beyond the plan on the screen, which others may be as
//! good, and how good it looks where it was not picked for looking best.

mod answers;
mod beside;

use super::comparison::Compared;
use super::comparison::sentences::named;
use super::figure::apart::more;
use super::figure::{count, frequency, quantity, range};
use crate::analysis::Comparison;
use crate::analysis::compare::best::{self, Judged, Lead, Standing};
use crate::analysis::compare::{Brought, Outcome};
use crate::outcomes::Measure;

/// What is said where the plan itself is no alternative.
const NO_CHOICE: &str = "This plan says of itself that nobody could choose it: it shows what may go wrong. The mixes are \
set side by side in that case, and in no other.";

/// A difference smaller than this part of the figure, or of a chance, matters to nobody.
const SLIGHT: f64 = 0.005;

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
    /// The levers at which the best mix stands at the end of what was tried, with what they are set to there.
    pub ends: &'a [String],
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
            rest.extend(self.costs(lead));
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
            lead.same || every && lead.first == Standing::Alike || self.slight(lead).is_some()
        })
    }

    /// What lies between the best and the worst plan, the one on the screen among them, where that is too little to
    /// matter, however clear it is: the same luck shows differences that nobody would notice.
    fn slight(&self, lead: &Lead) -> Option<f64> {
        let plans = &self.compared.comparison.plans;
        let brought = &plans[lead.best][0];
        let [_, low, _, _, _, high, _] = brought.percentiles;
        let scale = match self.judged {
            Judged::Kept => 1.0,
            Judged::Mean => brought.moments.mean.abs().max((high - low) / 2.0),
        };
        let sizes = plans.iter().map(|plan| match (self.judged, plan[0].kept) {
            (Judged::Kept, Some(kept)) => kept.share,
            _ => plan[0].moments.mean,
        });
        let least = sizes.clone().fold(f64::INFINITY, f64::min);
        let apart = sizes.fold(f64::NEG_INFINITY, f64::max) - least;
        (apart < SLIGHT * scale).then_some(apart)
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
        if let (Judged::Kept, Some(kept)) = (self.judged, &brought.kept) {
            return frequency(kept.share, kept.draws);
        }
        let mean = brought.moments;
        let measure = self.outcome().measure;
        format!("{} on average", quantity(mean.mean, mean.error, measure))
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
                    format!("{} often", more(gap.mean, gap.error, Measure::Share))
                }
                Judged::Mean => more(gap.mean, gap.error, measure),
            }),
        }
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
}

/// A title in quotation marks; its own become single ones.
#[must_use]
pub fn quoted(title: &str) -> String {
    let inside = title.replace('“', "‘").replace('”', "’");
    format!("“{inside}”")
}
