//! Charts of what was learnt, and of what to look at next.

use super::{Drawing, ROWS};
use crate::analysis::updated::Nature;
use crate::calendar::financial_year;
use crate::charts::bars::{Bar, Bars};
use crate::charts::before_after::{BeforeAfter, Key, Pair};
use crate::charts::{Chart, ChartError};
use crate::tables::figure::{percent, told};

impl Drawing<'_> {
    /// The assumptions that moved most.
    pub(super) fn moved(&self) -> Option<Result<Chart, ChartError>> {
        let update = self.updating.update;
        let assumptions = || {
            update
                .moved
                .iter()
                .filter(|one| one.nature == Nature::Assumption)
        };
        let first = assumptions().next()?;
        let rows = assumptions()
            .take(ROWS)
            .map(|one| Pair {
                label: self.updating.words.input(&one.name),
                before: [10.0, 50.0, 90.0],
                after: Some(one.places.map(|place| 100.0 * place)),
                mark: None,
                told: format!(
                    "{}; {}",
                    told(one.before[1], f64::NAN),
                    told(one.after[1], f64::NAN)
                ),
            })
            .collect();
        let chart = BeforeAfter {
            caption: self.caption(
                "update_moved",
                format!(
                    "Most was learnt of: {}",
                    self.updating.words.input(&first.name)
                ),
                "Where each assumption now lies in the range held possible before",
            ),
            axis: "Place in the range before, % (50 is its median)".into(),
            key: Key {
                before: "before (8 in 10)".into(),
                after: "now (8 in 10)".into(),
                mark: String::new(),
                told: "median before; now".into(),
            },
            line: None,
            rows,
        };
        Some(chart.draw())
    }

    /// What to monitor next.
    pub(super) fn next(&self) -> Option<Result<Chart, ChartError>> {
        let update = self.updating.update;
        let first = update.next.first()?;
        let rows = update
            .next
            .iter()
            .take(ROWS)
            .map(|one| Bar {
                label: format!(
                    "{}, {}",
                    self.updating.metric(&one.metric),
                    financial_year(one.year)
                ),
                value: 100.0 * one.narrower,
                told: percent(one.narrower, 0.005),
            })
            .collect();
        let chart = Bars {
            caption: self.caption(
                "update_next",
                format!(
                    "Most worth monitoring next: {}",
                    self.updating.metric(&first.metric)
                ),
                &format!(
                    "By how much the spread of {} would be expected to shrink",
                    self.updating.metric(&update.headline.metric)
                ),
            ),
            axis: "Narrower by, % of the standard deviation".into(),
            told: "narrower by".into(),
            rows,
        };
        Some(chart.draw())
    }
}
