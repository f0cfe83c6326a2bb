//! What is not in the figures.

use super::super::Findings;
use crate::analysis::headline::Asks;

pub(super) fn lines(findings: &Findings) -> Vec<String> {
    let asks = Asks::of(findings.words.programme);
    let mut lines = vec![
        "- Whether the model itself is right. The ranges hold if money turns into jobs and skills \
         the way the scenario says and if its ranges are honest; what nobody thought of is not in \
         them, so the truth is less certain than they look."
            .to_owned(),
        "- Returns on private investment, which is taken to earn its own: it is neither a cost to \
         the public nor a benefit."
            .to_owned(),
    ];
    if asks.gva {
        lines.push(
            "- A benefit–cost ratio in “GVA for each public £”: GVA is output of the place, not a \
             gain in welfare, and part of it would arise elsewhere."
                .to_owned(),
        );
    }
    if asks.welfare {
        lines.push(
            "- A verdict: no threshold of the benefit–cost ratio is endorsed, and place outputs \
             are never added to welfare."
                .to_owned(),
        );
    }
    lines
}
