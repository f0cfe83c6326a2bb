//! The sentence that a bid may use, and the one that it may not; neither where nothing is delivered.

use std::fmt::Write as _;

use super::super::{Findings, Run};
use super::{middle, own, posts, spread};
use crate::analysis::TargetResult;
use crate::analysis::headline::Line;
use crate::calendar::financial_year;
use crate::tables::figure::{bare, frequency, promised};
use crate::tables::markdown::escaped;

pub(crate) fn lines(findings: &Findings, run: &Run) -> Vec<String> {
    if run
        .given
        .as_ref()
        .is_some_and(|given| !given.doubtful.is_empty())
    {
        let text = "No sentence is offered: the forecast rests on a reported figure that hardly any forecast had. Check \
                    it first; `update.md` names it.";
        return vec![text.to_owned()];
    }
    let mut lines: Vec<String> = posts::no_claim(findings).into_iter().collect();
    let Some(sentence) = allowed(findings) else {
        lines.push("In the middle of the simulated futures nothing is delivered: there is nothing to quote.".to_owned());
        return lines;
    };
    lines.push("This sentence may be used:".to_owned());
    lines.push(format!("> {sentence}"));
    if let Some((sentence, why)) = forbidden(findings, run) {
        lines.push("This one may not:".to_owned());
        lines.push(format!("> ~~“{sentence}”~~"));
        lines.push(why);
    }
    lines
}

/// What would be quoted is none, or less than one.
fn is_nothing(line: &Line) -> bool {
    line.row.p50().is_nan() || line.row.p50() < 0.5
}

/// Net stands in the same sentence as gross, with its range and its horizon.
pub(crate) fn allowed(findings: &Findings) -> Option<String> {
    let programme = findings.words.programme;
    let title = escaped(&programme.title);
    let by = financial_year(programme.calendar.last());
    let find = |metric: &str| findings.headline.find(metric);
    let trained = find("training.completions.total").filter(|line| !is_nothing(line));
    let claims = posts::why_none_is_additional(findings).is_none();
    let jobs = find("jobs.filled").zip(find("jobs.net"));
    if let Some((filled, net)) = jobs.filter(|_| claims) {
        if is_nothing(filled) {
            return None;
        }
        let mut text = format!(
            "By {by}, {title} is projected to fill about {} (gross; {} in 8 of 10 simulated \
             futures){}",
            middle(filled),
            spread(filled),
            from_gross_to_net(findings, net),
        );
        text.push_str(&and_trained(trained));
        return Some(text + ".");
    }
    if let Some((own, evidence)) = own::in_a_bid(findings) {
        return Some(format!(
            "{own} for {title}{}. {evidence}",
            and_trained(trained)
        ));
    }
    if let Some(trained) = trained {
        return Some(format!(
            "By {by}, about {} are projected to complete training with {title} ({} in 8 of 10 \
             simulated futures).",
            middle(trained),
            spread(trained),
        ));
    }
    let money = find("investment.total.total").filter(|line| line.row.p50() > 0.0)?;
    Some(format!(
        "By {by}, {title} is projected to invest about {} in {} prices ({} in 8 of 10 simulated \
         futures).",
        middle(money),
        financial_year(programme.calendar.price_year),
        spread(money),
    ))
}

/// The people trained, behind what else is quoted.
fn and_trained(trained: Option<&Line>) -> String {
    trained.map_or_else(String::new, |trained| {
        format!(
            "; about {} ({} in 8 of 10) are projected to complete training",
            middle(trained),
            spread(trained)
        )
    })
}

/// How gross becomes net in this scenario: what is taken off and what is added, if anything is.
fn from_gross_to_net(findings: &Findings, net: &Line) -> String {
    let programme = findings.words.programme;
    let last = Some(programme.calendar.last());
    let any = |step: &str| {
        let row = findings.summary.find(&format!("jobs.walk.{step}"), last);
        row.is_some_and(|row| row.mean != 0.0)
    };
    let mut jobs = programme.blocks.iter().filter(|block| !block.safeguarded);
    let takes_off = jobs.any(|block| block.additionality.is_some());
    let (adds, poaches) = (any("knock_on"), any("poaching"));
    let value = bare(net.row.p50(), net.errors[1], net.row.measure);
    let told = format!(
        "about {value} net additional jobs ({} in 8 of 10)",
        spread(net)
    );
    let reference = programme.reference.as_ref();
    if reference.is_some() && net.row.p50() < 0.0 {
        return format!(", which are fewer than would be there without it: {told}");
    }
    if takes_off || reference.is_some() {
        let mut off = if reference.is_some() {
            "jobs that would be there without it (in a simulated reference case)".to_owned()
        } else {
            "jobs that would have come anyway".to_owned()
        };
        if poaches {
            off.push_str(" or are taken from local employers");
        }
        let added = if adds {
            " and knock-on jobs are added"
        } else {
            ""
        };
        return format!(", which come to {told} once {off} are taken off{added}");
    }
    let reasons: Vec<&str> = [
        (poaches, "jobs taken from local employers"),
        (adds, "knock-on jobs"),
    ]
    .into_iter()
    .filter_map(|(there, reason)| there.then_some(reason))
    .collect();
    let same = if reasons.is_empty() {
        "so gross and net are the same".to_owned()
    } else {
        let but_for = reasons.join(" and ");
        format!("so gross and net are the same but for {but_for}: {told}")
    };
    format!("; the scenario takes nothing off for jobs that would have come anyway, {same}")
}

/// A claim without range, and why it is wrong.
pub(crate) fn forbidden(findings: &Findings, run: &Run) -> Option<(String, String)> {
    let is_of_jobs = |result: &&TargetResult| result.target.metric.starts_with("jobs.");
    let claims = posts::why_none_is_additional(findings).is_none();
    // Where no job is claimed, none need be struck out.
    let may_claim = |result: &&TargetResult| claims || !is_of_jobs(result);
    let targets = || findings.targets.iter().filter(may_claim);
    let target = targets().find(is_of_jobs).or_else(|| targets().next());
    let skilled = target.is_some_and(|result| result.target.metric == "jobs.skilled");
    let net_metric = if skilled {
        "jobs.net_skilled"
    } else {
        "jobs.net"
    };
    let net = findings.headline.find(net_metric);
    let net_words = net.map(|net| format!("{} ({})", middle(net), spread(net)));
    if let Some(result) = target {
        let mut why = format!(
            "It states the promise as if it were certain: it is kept in {}.",
            frequency(result.probability, run.draws)
        );
        let is_gross = is_of_jobs(&result) && !result.target.metric.starts_with("jobs.net");
        if let Some(net) = net_words.filter(|_| is_gross) {
            let which = if skilled {
                "gross skilled jobs; net additional skilled jobs"
            } else {
                "gross jobs; net additional"
            };
            let _ = write!(why, " And it counts {which} are about {net}.");
        }
        let promise = promised(result.target.bound.value(), result.measure);
        let claim = if is_of_jobs(&result) {
            format!(
                "{} new jobs",
                promise.trim_end_matches(" jobs").trim_end_matches(" job")
            )
        } else {
            escaped(&result.target.title)
        };
        return Some((claim, why));
    }
    let filled = findings.headline.find("jobs.filled").filter(|_| claims);
    if let (Some(filled), Some(net)) = (filled, net_words) {
        let claim = middle(filled);
        let claim = claim.trim_end_matches(" jobs").trim_end_matches(" job");
        return Some((
            format!("{claim} new jobs"),
            format!(
                "It drops the range and passes gross jobs off as net; net additional are about \
                 {net}."
            ),
        ));
    }
    let leads = |line: &&Line| claims || line.row.metric != "jobs.net";
    let line = findings.headline.leading().filter(leads)?;
    Some((
        format!("{}, guaranteed", middle(line)),
        format!(
            "It drops the range: {} in 8 of 10 simulated futures.",
            spread(line)
        ),
    ))
}
