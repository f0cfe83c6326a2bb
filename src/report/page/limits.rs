//! What the figures do not say.

use super::super::Findings;
use crate::analysis::asks::Asks;
use crate::tables::markdown::escaped;

pub(crate) fn lines(findings: &Findings) -> Vec<String> {
    let asks = Asks::of(findings.words.programme);
    let mut lines = vec![
        "- Whether the model itself is right (structural uncertainty). The ranges hold if money turns into jobs and skills \
         the way the scenario says and if its ranges are honest; what nobody thought of is not in \
         them, so the truth is less certain than they look."
            .to_owned(),
        "- What private investment earns: it is taken to earn its own return, and is neither a cost to \
         the public nor a benefit."
            .to_owned(),
    ];
    if let Some(title) = &findings.words.programme.reference {
        lines.push(format!(
            "- Whether the reference (“{}”) is what would happen: it is a scenario too, as \
             uncertain as the programme and just as much a judgement.",
            escaped(title)
        ));
    }
    if asks.gva {
        lines.push(
            "- Whether the money is well spent, by “GVA for each public £”: it is not a benefit–cost \
             ratio. GVA is output of the place, not a gain in welfare, and part of it would arise \
             elsewhere."
                .to_owned(),
        );
    }
    if asks.welfare {
        lines.push(
            "- Which benefit–cost ratio is good enough: no threshold is endorsed. Place outputs are \
             never added to welfare."
                .to_owned(),
        );
    }
    lines
}
