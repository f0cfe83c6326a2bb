//! What the answer rests on: the strongest inputs, and how well assumptions are known.

use std::fmt::Write as _;

use super::super::Findings;
use crate::analysis::headline::varies;
use crate::analysis::plausibility::covered_twice;
use crate::analysis::{Driver, TargetResult};
use crate::calendar::financial_year;
use crate::register::{Assumption, Rating};
use crate::tables::assumptions::own;
use crate::tables::figure::{given, quantity, range, told};
use crate::tables::markdown::escaped;
use crate::tables::words::Words;

/// How many inputs fit the page.
const MOST: usize = 5;

pub(crate) fn lines(findings: &Findings) -> Vec<String> {
    let mut lines = strongest(findings);
    lines.push(ratings(findings));
    lines.extend(known_years(findings));
    lines.extend(crate::tables::walk::leakage(findings.words.programme));
    lines.extend(questions(findings));
    lines
}

/// That some years are not simulated, where any are known.
fn known_years(findings: &Findings) -> Option<String> {
    let year = financial_year(findings.words.programme.known_until()?);
    Some(format!(
        "Some figures up to {year} are as reported and not simulated (known years); the scenario holds them."
    ))
}

fn strongest(findings: &Findings) -> Vec<String> {
    let drivers = &findings.headline.drivers;
    let Some(leading) = findings.headline.leading() else {
        return Vec::new();
    };
    if drivers.is_empty() {
        return vec![if varies(&leading.row.percentiles) {
            "In this run no single input can be told from chance as what moves the answer; `regiocast explain` looks closer."
                .to_owned()
        } else {
            "The leading figure is the same in every simulated future: no input moves it."
                .to_owned()
        }];
    }
    let outcome = match leading.row.metric.as_str() {
        "jobs.net" => "net additional jobs",
        "training.completions.total" => "people completing training",
        _ => "investment",
    };
    let mut lines = vec![format!(
        "The inputs that {outcome} follow most closely: a first look at what decides the answer (in brackets how \
         closely, from −1 to +1: a rank correlation):"
    )];
    let named = drivers.iter().take(MOST);
    lines.extend(named.map(|driver| line(driver, findings)));
    lines
}

fn line(driver: &Driver, findings: &Findings) -> String {
    let title = escaped(&titled(&driver.name, findings));
    let size = driver.correlation.abs();
    // The coordinate of a chance has no direction that a reader could know.
    if driver.name.starts_with("chance.") {
        return format!("- {title} ({size:.2})");
    }
    let sense = if driver.correlation < 0.0 {
        "higher goes with less"
    } else {
        "higher goes with more"
    };
    let sign = if driver.correlation < 0.0 { "−" } else { "+" };
    format!("- {title}: {sense} ({sign}{size:.2})")
}

/// What an input is called; where only the reference has it, so it says.
pub(crate) fn titled(name: &str, findings: &Findings) -> String {
    let is_of = |words: &Words| {
        let register = words.register;
        let of_evidence = |one: &Assumption| {
            let link = one.evidence.as_ref();
            name.strip_prefix("evidence.")
                .is_some_and(|id| link.is_some_and(|link| link.id == id))
        };
        let mut assumptions = register.assumptions.iter();
        let mut chances = register.chances.iter();
        assumptions.any(|one| one.name == name || of_evidence(one))
            || chances.any(|one| one.name == name)
    };
    match &findings.reference {
        Some(reference) if !is_of(&findings.words) && is_of(reference) => {
            format!("{}, in the reference", reference.input(name))
        }
        _ => findings.words.input(name),
    }
}

fn ratings(findings: &Findings) -> String {
    let assumptions = &findings.words.register.assumptions;
    let all = assumptions.len();
    let rated = |rating: Option<Rating>| {
        let alike = assumptions
            .iter()
            .filter(|it| it.provenance.rating == rating);
        alike.count()
    };
    if all == 0 {
        return "The scenario holds no assumption with a source or a range.".to_owned();
    }
    let red = rated(Some(Rating::Red));
    let are = if red == 1 { "is" } else { "are" };
    let mut text = format!(
        "{red} of {all} assumptions {are} rated red (a judgement, or a recalled figure), {} amber, \
         {} green",
        rated(Some(Rating::Amber)),
        rated(Some(Rating::Green)),
    );
    let mut unrated = assumptions
        .iter()
        .filter(|it| it.provenance.rating.is_none());
    match (unrated.next(), unrated.count()) {
        (None, _) => {}
        (Some(only), 0) => {
            let name = escaped(&findings.words.assumption(only));
            let _ = write!(text, "; 1 has no rating: {name}");
        }
        (Some(_), more) => {
            let _ = write!(text, "; {} have no rating", more + 1);
        }
    }
    if let Some(reference) = &findings.reference {
        let others = own(findings.words.register, reference.register).count();
        let more = match others {
            0 => ". The reference assumes nothing else".to_owned(),
            1 => ". There is one more in the reference".to_owned(),
            more => format!(". There are {more} more in the reference"),
        };
        text.push_str(&more);
    }
    text + ". The assumption log lists them all."
}

/// A promise whose outside view lies where hardly any simulated future does.
fn views_differ(result: &TargetResult) -> Option<String> {
    let view = result.outside.as_ref()?;
    let [_, low, _, _, _, high, _] = result.percentiles;
    let [_, middle, _] = view.percentiles;
    let unknown = f64::NAN;
    (middle < low || middle > high).then(|| {
        format!(
            "- {}: by the record of comparable programmes {}, by the simulation {}. Which is to be believed, and why?",
            escaped(&result.target.title),
            quantity(middle, unknown, result.measure),
            range([low, high], [unknown, unknown], result.measure),
        )
    })
}

/// What does not look like published figures.
fn questions(findings: &Findings) -> Vec<String> {
    let flagged = findings.plausibility.iter().filter_map(|line| {
        let flag = line.flag.as_ref()?;
        let what = escaped(&line.what);
        let value = told(line.value, f64::NAN);
        let published = match (line.low, line.high) {
            (Some(low), Some(high)) => format!(" ({} to {})", given(low), given(high)),
            _ => String::new(),
        };
        let unit = escaped(&line.unit);
        Some(format!(
            "- {what}: {value} ({unit}), {}{published}.",
            escaped(flag)
        ))
    });
    let mut flagged: Vec<String> = flagged.collect();
    flagged.extend(findings.targets.iter().filter_map(views_differ));
    match covered_twice(findings.words.programme).len() {
        0 => {}
        1 => flagged.push(
            "- One risk may be covered twice; the table of plausibility names it.".to_owned(),
        ),
        more => flagged.push(format!(
            "- {more} risks may be covered twice; the table of plausibility names them."
        )),
    }
    if flagged.is_empty() {
        return flagged;
    }
    let mut lines = vec!["Questions to answer before a figure is used:".to_owned()];
    lines.extend(flagged);
    lines
}
