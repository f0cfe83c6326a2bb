//! The answer on one screen: each promise with its chance, and the four ledgers.

mod own;

use super::terminal;
use crate::analysis::Row;
use crate::analysis::asks::Asks;
use crate::analysis::precision::rounded;
use crate::analysis::reading::Reading;
use crate::calendar::financial_year;
use crate::figures::{chance_in_words, count, promises::amount};
use crate::outcomes::{Measure, Nature};
use crate::programme::Programme;
use crate::tasks::simulation::Simulation;

/// The headline of a run, at most 100 columns wide.
#[must_use]
pub fn text(programme: &Programme, simulation: &Simulation) -> String {
    let mut text = format!("\n{}\n\n", programme.title);
    if !simulation.targets.is_empty() {
        text.push_str(&promises(simulation));
        text.push('\n');
    }
    text.push_str(&ledgers(programme, simulation));
    text
}

fn promises(simulation: &Simulation) -> String {
    let draws = simulation.ensemble.settings.draws;
    let rows: Vec<Vec<String>> = simulation
        .targets
        .iter()
        .map(|result| {
            let target = &result.target;
            let view = result.outside.as_ref();
            let outside = view.map_or_else(String::new, |view| match &view.record {
                Some(record) => format!("{} of {}", record.kept, record.programmes),
                None => format!("{} in 100", percent(view.probability)),
            });
            vec![
                target.title.clone(),
                amount(result.measure, target.bound.value()),
                financial_year(target.by),
                inside((result.probability, result.error), draws),
                outside,
            ]
        })
        .collect();
    let heading = [
        "Promise",
        "How much",
        "By",
        "Kept",
        "In comparable programmes",
    ];
    terminal::table(&heading, &rows)
}

/// The chance of a promise, with no more digits than the draws support.
fn inside((probability, error): (f64, f64), draws: usize) -> String {
    if probability <= 0.0 || probability >= 1.0 || !(0.01..=0.99).contains(&probability) {
        return chance_in_words(probability, draws).replace(" simulated futures", "");
    }
    if error < 0.005 {
        format!("{} in 100", percent(probability))
    } else {
        format!(
            "{} in 100 (± {})",
            percent(probability),
            percent((2.0 * error).max(0.01))
        )
    }
}

fn percent(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

const LEDGERS: [(&str, &str); 11] = [
    ("jobs.filled", "Jobs delivered, gross"),
    ("jobs.skilled", "… of which skilled"),
    ("jobs.safeguarded", "Jobs safeguarded"),
    ("jobs.net", "Net additional jobs"),
    ("jobs.net_skilled", "… of which skilled"),
    (
        "training.completions",
        "People trained (completions, all years)",
    ),
    ("training.upskilled", "… of whom already employed"),
    (
        "training.into_skilled_jobs",
        "… who enter the programme’s skilled jobs",
    ),
    ("investment.total", "Investment, all years, REAL"),
    (
        "investment.total.nominal",
        "Investment, all years, money of the day",
    ),
    (
        "investment.total_with_relief.nominal",
        "… tax reliefs counted in",
    ),
];

fn ledgers(programme: &Programme, simulation: &Simulation) -> String {
    let last = programme.calendar.last();
    let mut rows = own::outcomes(programme, simulation);
    let posts_anyway = Asks::of(programme).posts_anyway;
    // Where jobs are what a programme is for, what staff can do comes after the people.
    let is_about_jobs = !posts_anyway && !programme.blocks.is_empty();
    if !is_about_jobs {
        rows.extend(own::capability(programme, simulation));
    }
    for (name, title) in LEDGERS {
        if name == "investment.total" && is_about_jobs {
            rows.extend(own::capability(programme, simulation));
        }
        if name.contains("with_relief") && programme.reliefs.is_empty() {
            continue;
        }
        let Some(metric) = simulation.ensemble.outcomes.directory.find(name) else {
            continue;
        };
        let row = match metric.nature {
            Nature::Flow => simulation.summary.find(&format!("{name}.total"), None),
            _ => simulation.summary.find(name, Some(last)),
        };
        let Some(row) = row.filter(|row| row.percentiles.iter().any(|value| *value != 0.0)) else {
            continue;
        };
        let ensemble = &simulation.ensemble;
        let Some(gauge) = ensemble.outcomes.directory.at_the_end(name) else {
            continue;
        };
        let reading = Reading::of(ensemble, gauge);
        let prices = financial_year(programme.calendar.price_year);
        let title = match name {
            "jobs.filled" if posts_anyway => "Posts filled, none additional",
            _ => title,
        };
        let title = title.replace("REAL", &format!("{prices} prices"));
        rows.push(line(&title, row, &reading));
    }
    let year = financial_year(last);
    let heading = [
        format!("In {year}"),
        "1 in 10 below".into(),
        "median".into(),
        "1 in 10 above".into(),
        "central case".into(),
        "as promised".into(),
    ];
    let heading: Vec<&str> = heading.iter().map(String::as_str).collect();
    if rows.is_empty() {
        return "The scenario brings no money, jobs or training.\n".to_owned();
    }
    terminal::table(&heading, &rows) + NOTE + &basis(programme)
}

/// What figures rest on beside the simulation, a line each: what net ones are net of, where that is run and
/// not assumed; that some years are known.
#[must_use]
pub fn basis(programme: &Programme) -> String {
    let net = programme
        .reference
        .as_ref()
        .map(|title| format!("Net of a reference run (“{title}”), not of assumed deadweight.\n"));
    let known = programme.known_until().map(|year| {
        let year = financial_year(year);
        format!("Some figures up to {year} are as reported, not simulated (known years).\n")
    });
    net.into_iter().chain(known).collect()
}

/// What the columns mean, in lines of at most 100 columns.
const NOTE: &str = "\
Jobs are full-time equivalents. The central case takes every assumption at its median and leaves
luck out: every fund comes, everything works, and no event happens, not even a certain one. It is
no forecast.
";

fn line(title: &str, row: &Row, reading: &Reading) -> Vec<String> {
    let simulated = |value: f64, probability: f64| {
        let error = reading.percentile_error(probability).unwrap_or(0.0);
        told(row.measure, rounded(value, error))
    };
    vec![
        title.to_owned(),
        simulated(row.p10(), 0.1),
        simulated(row.p50(), 0.5),
        simulated(row.p90(), 0.9),
        told(row.measure, rounded(row.central, 0.0)),
        told(row.measure, rounded(row.as_promised, 0.0)),
    ]
}

fn told(measure: Measure, value: f64) -> String {
    match measure {
        Measure::Money | Measure::NominalMoney | Measure::FundMoney if value.abs() < 10.0 => {
            format!("£{value:.1}m")
        }
        Measure::Money | Measure::NominalMoney | Measure::FundMoney => {
            format!("£{}m", count(value))
        }
        Measure::Share => crate::tables::figure::percent(value, f64::NAN),
        _ if !value.is_finite() => "no value".to_owned(),
        _ if value.abs() < 10.0 && value.fract() != 0.0 => format!("{value:.1}"),
        _ => count(value),
    }
}
