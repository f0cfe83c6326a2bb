//! What must be said with the answer: which other mixes may be as good, and how good the best one looks elsewhere.

use super::Mixed;
use crate::analysis::compare::best::{Judged, Lead};
use crate::tables::figure::apart::more;
use crate::tables::figure::count;

/// So many mixes are named; of more, the table speaks.
const NAMED: usize = 4;

impl Mixed<'_> {
    /// How much more or less the best mix costs the public than the plan on the screen, where that can be told.
    pub(super) fn costs(&self, lead: &Lead) -> Option<String> {
        let comparison = self.compared.comparison;
        let cost = comparison.outcomes.get(1)?;
        let gap = comparison.plans[lead.best].get(1)?.gap.moments;
        let clear = gap.mean.abs() > 2.0 * gap.error;
        let more = more(gap.mean, gap.error, cost.measure);
        (clear && Some(lead.best) != self.here)
            .then(|| format!("It costs the public {more} than the plan on the screen, on average."))
    }

    /// Which other mixes may be as good as the best one.
    pub(super) fn as_good(&self, lead: &Lead) -> Option<String> {
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
        let named = match others.len() - short.len() {
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
            format!(
                "{named} cannot be told apart from it with so many futures, and may be as good."
            )
        } else {
            format!(
                "{} others cannot be told apart from it with so many futures, and may be as good: {named}.",
                capitalised_count(others.len())
            )
        })
    }

    /// How good the best one is in futures that it was not picked in.
    pub(super) fn measured_again(&self) -> Option<String> {
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

fn capitalised_count(number: usize) -> String {
    match number {
        2 => "Two".to_owned(),
        3 => "Three".to_owned(),
        4 => "Four".to_owned(),
        number => count(number),
    }
}
