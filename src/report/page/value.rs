//! What it is worth: place outputs and UK welfare, where they are asked for.

use std::fmt::Write as _;

use super::super::{Findings, Run};
use super::{in_brackets, middle, spread};
use crate::analysis::headline::{Line, varies};
use crate::calendar::financial_year;
use crate::programme::{FundKind, Programme};
use crate::tables::figure::{TINY_RATIO, frequency, quantity, told};
use crate::tables::headline::WHY_APART;

/// The range of a ratio in single futures, between two texts; nothing where all agree.
pub(crate) fn alone(line: &Line, before: &str, after: &str) -> String {
    if varies(&line.row.percentiles) {
        format!("{before}{}{after}", spread(line))
    } else {
        String::new()
    }
}

/// Whether a benefit–cost ratio is too small for digits to mean anything.
pub(crate) fn is_tiny(ratio: &Line) -> bool {
    (0.0..TINY_RATIO).contains(&ratio.row.mean)
}

/// A benefit–cost ratio in words: `0.42`, or `under 0.01`.
pub(crate) fn benefit_cost(ratio: &Line) -> String {
    if is_tiny(ratio) {
        format!("under {TINY_RATIO}")
    } else {
        told(ratio.row.mean, ratio.row.mcse)
    }
}

/// Whether there is money that the net present social value takes off and the cost to the public does not hold.
pub(crate) fn spends_other_money(programme: &Programme) -> bool {
    let others = [FundKind::University, FundKind::Other];
    programme
        .funds
        .iter()
        .any(|fund| others.contains(&fund.kind))
}

/// Whether money goes to research: a university's own, or some that draws in firms' money for it.
pub(crate) fn is_of_research(programme: &Programme) -> bool {
    let mut funds = programme.funds.iter();
    let mut activities = programme.activities.iter();
    funds.any(|fund| fund.kind == FundKind::University)
        || activities.any(|activity| !activity.leverage.is(0.0))
}

pub(super) fn place(findings: &Findings) -> Option<String> {
    let gva = findings.headline.find("value.pv_gva")?;
    let mut text = format!(
        "Place output: net GVA of {} ({}), present value of the years to {}",
        middle(gva),
        spread(gva),
        financial_year(findings.words.programme.horizon())
    );
    let ratio = findings
        .headline
        .find("value.gva_per_public_pound")
        .filter(|line| line.row.mean.is_finite());
    if let Some(ratio) = ratio {
        let value = quantity(ratio.row.mean, ratio.row.mcse, ratio.row.measure);
        let _ = write!(
            text,
            ", {value} for each £1 of public cost, both discounted (mean over mean{}; not a benefit–cost ratio)",
            alone(ratio, ", ", " in single futures")
        );
    }
    Some(text + ".")
}

pub(super) fn welfare(findings: &Findings, run: &Run) -> Option<String> {
    let npsv = findings.headline.find("value.npsv")?;
    let mut text = format!(
        "UK welfare: a net present social value of {} ({})",
        middle(npsv),
        spread(npsv)
    );
    if let Some(gain) = findings.headline.gain {
        let _ = write!(
            text,
            ", positive in {}{}",
            frequency(gain.share, run.draws),
            in_brackets(gain.share, gain.error)
        );
    }
    let ratio = findings
        .headline
        .find("value.bcr")
        .filter(|line| line.row.mean.is_finite());
    if let Some(ratio) = ratio {
        let single = if is_tiny(ratio) {
            String::new()
        } else {
            alone(ratio, ", ", " in single futures").replace('£', "")
        };
        let _ = write!(
            text,
            "; benefit–cost ratio {} (expected gains over expected public cost{single})",
            benefit_cost(ratio),
        );
    }
    text.push('.');
    let programme = findings.words.programme;
    if spends_other_money(programme) {
        text.push_str(
            " The two take different costs off: the net present social value takes off university and other money too.",
        );
    }
    let place = findings.headline.find("value.gva_per_public_pound");
    if ratio.is_some() && place.is_some_and(|line| line.row.mean.is_finite()) {
        text.push(' ');
        text.push_str(WHY_APART);
    }
    text.push_str(" Gains are those of people trained and of better-paid work");
    text.push_str(if is_of_research(programme) {
        "; what research itself is worth is not valued."
    } else {
        "."
    });
    Some(text)
}
