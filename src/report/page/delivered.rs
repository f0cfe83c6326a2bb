//! What the programme delivers: gross, net, people, money, cost; value only where asked for.

use std::fmt::Write as _;

use super::super::{Findings, Run};
use super::value::{alone, place, welfare};
use super::{middle, own, posts, spread};
use crate::analysis::headline::Line;
use crate::analysis::multiplier::UnderOne;
use crate::calendar::financial_year;
use crate::tables::figure::{bare, count, quantity, range};
use crate::tables::markdown::escaped;

pub(crate) fn lines(findings: &Findings, run: &Run) -> Vec<String> {
    let programme = findings.words.programme;
    let mut lines = vec![format!(
        "By the end of {}, in the middle of the {} simulated futures (8 in 10 lie in the range in \
         brackets):",
        financial_year(programme.calendar.last()),
        count(run.draws),
    )];
    let described = [
        gross(findings),
        net(findings),
        under_each(findings),
        net_uk(findings),
        safeguarded(findings),
        construction(findings),
        people(findings),
        investment(findings),
        cost(findings),
        place(findings),
        welfare(findings, run),
    ];
    // What the scenario itself asks for comes first.
    let own = own::in_short(findings, run).into_iter();
    let described: Vec<String> = own.chain(described.into_iter().flatten()).collect();
    if described.is_empty() {
        return vec!["The scenario brings no jobs, no training and no money.".to_owned()];
    }
    lines.extend(described.iter().map(|text| format!("- {text}")));
    lines.extend(basis(findings));
    lines
}

/// What net figures are net of, where that is run and not assumed.
fn basis(findings: &Findings) -> Option<String> {
    let title = findings.words.programme.reference.as_ref()?;
    Some(format!(
        "Net of a reference run (“{}”), not of assumed deadweight: each simulated future of the \
         programme is set beside the same future without it. Net jobs, the cost to the public, value \
         added and welfare are the difference between the two; jobs filled, people trained and \
         investment are the programme’s own. Both sides stand in the table `reference`.",
        escaped(title)
    ))
}

fn find<'a>(findings: &Findings<'a>, metric: &str) -> Option<&'a Line> {
    findings.headline.find(metric)
}

fn gross(findings: &Findings) -> Option<String> {
    let filled = find(findings, "jobs.filled")?;
    let mut text = format!("Gross: **{}** filled ({})", middle(filled), spread(filled));
    let skilled = find(findings, "jobs.skilled").filter(|line| line.row.p90() > 0.0);
    if let Some(skilled) = skilled {
        let _ = write!(
            text,
            "; skilled jobs among them: {} ({})",
            bare(skilled.row.p50(), skilled.errors[1], skilled.row.measure),
            spread(skilled)
        );
    }
    Some(text + ".")
}

fn net(findings: &Findings) -> Option<String> {
    let net = find(findings, "jobs.net")?;
    if let Some(why) = posts::why_none_is_additional(findings) {
        return Some(format!(
            "Net additional jobs: {}: {why}.",
            posts::none(findings)
        ));
    }
    let than = match &findings.words.programme.reference {
        Some(_) if net.row.p50() < 0.0 => "than in the reference, which has more",
        Some(_) => "more than in the reference",
        None => "that would not be there otherwise",
    };
    Some(format!(
        "Net additional: **{}** ({}) {than}, knock-on jobs included.",
        middle(net),
        spread(net)
    ))
}

/// The same under each of two multipliers, where a scenario believes in both.
fn under_each(findings: &Findings) -> Option<String> {
    let all = findings.headline.under_each.iter();
    let mut net = all.filter(|one| one.metric == "jobs.net" && one.promise.is_none());
    let (table, local) = (net.next()?, net.next()?);
    let told = |one: &UnderOne| {
        let [low, middle, high] = one.percentiles;
        let [low_error, error, high_error] = one.errors;
        let ends = [low, high];
        if one.draws == 0 {
            return "no simulated future".to_owned();
        }
        format!(
            "{} ({})",
            quantity(middle, error, one.measure),
            range(ends, [low_error, high_error], one.measure)
        )
    };
    Some(format!(
        "Net additional by each way of counting knock-on jobs, which the figure above mixes: {} by the \
         input–output table, {} by local multipliers (see the table `multiplier_choice`).",
        told(table),
        told(local)
    ))
}

fn net_uk(findings: &Findings) -> Option<String> {
    let uk = find(findings, "jobs.net_uk")?;
    Some(format!(
        "In the UK as a whole: {} ({}) net additional. Jobs that leak to other parts of the UK count here, \
         what is displaced anywhere in it does not, and knock-on jobs are taken to come at the cost of others.",
        middle(uk),
        spread(uk)
    ))
}

fn safeguarded(findings: &Findings) -> Option<String> {
    let kept = find(findings, "jobs.safeguarded")?;
    Some(format!(
        "Safeguarded, in none of the figures above: {} ({}).",
        middle(kept),
        spread(kept)
    ))
}

fn construction(findings: &Findings) -> Option<String> {
    let building = find(findings, "construction.job_years.total")?;
    Some(format!(
        "Building work: {} ({}), which are years of work and never added to jobs.",
        middle(building),
        spread(building)
    ))
}

fn people(findings: &Findings) -> Option<String> {
    let trained = find(findings, "training.completions.total")?;
    let mut text = format!(
        "Trained: **{}** complete training ({})",
        middle(trained),
        spread(trained)
    );
    let upskilled = find(findings, "training.upskilled.total").filter(|line| line.row.p90() > 0.0);
    if let Some(upskilled) = upskilled {
        let _ = write!(
            text,
            "; among them people upskilled in the job they have: {} ({})",
            bare(
                upskilled.row.p50(),
                upskilled.errors[1],
                upskilled.row.measure
            ),
            spread(upskilled)
        );
    }
    Some(text + ".")
}

fn investment(findings: &Findings) -> Option<String> {
    let real = find(findings, "investment.total.total")?;
    let mut text = format!("Investment: **{}** ({})", middle(real), spread(real));
    if let Some(nominal) = find(findings, "investment.total.nominal.total") {
        let _ = write!(
            text,
            ", or {} ({}) in the money of the day",
            middle(nominal),
            spread(nominal)
        );
    }
    let relief = find(findings, "investment.total_with_relief.total")
        .filter(|line| line.row.mean > real.row.mean);
    if let Some(relief) = relief {
        let _ = write!(
            text,
            "; {} ({}) if tax relief is counted as investment",
            middle(relief),
            spread(relief)
        );
    }
    let basis = "investment.total_with_relief.nominal";
    let asked = findings
        .targets
        .iter()
        .any(|one| one.target.answered_by() == basis);
    if let Some(promised) = find(findings, &format!("{basis}.total")).filter(|_| asked) {
        let _ = write!(
            text,
            "; {} ({}) with both, as was promised",
            middle(promised),
            spread(promised)
        );
    }
    Some(text + ".")
}

fn cost(findings: &Findings) -> Option<String> {
    let cost = find(findings, "value.public_cost")?;
    let beyond = if findings.words.programme.reference.is_some() {
        " beyond the reference"
    } else {
        ""
    };
    let mut text = format!(
        "Cost to the public{beyond}: **{}** ({}), undiscounted",
        middle(cost),
        spread(cost)
    );
    let per = |metric: &str, what: &str| {
        let line = find(findings, metric)?;
        let known = line.row.mean.is_finite();
        known.then(|| {
            let mean = quantity(line.row.mean, line.row.mcse, line.row.measure);
            format!("; {mean} for each {what}")
        })
    };
    let jobs = per("value.public_cost_per_net_job", "net additional job");
    if let Some(jobs) = jobs {
        text.push_str(&jobs);
        text.push_str(", mean cost over mean jobs");
        if let Some(line) = find(findings, "value.public_cost_per_net_job") {
            text.push_str(&alone(line, " (", " in single futures)"));
        }
    }
    Some(text + ".")
}
