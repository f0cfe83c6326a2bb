//! `regiocast check`: what is wrong with a scenario, and the programme as understood.

mod implied;
mod inputs;
mod known;
mod own;

use std::fmt::Write as _;

use clap::Args;

use super::{Failure, headline, terminal};
use crate::calendar::financial_year;
use crate::ensemble::Settings;
use crate::figures::{count, figure, stated};
use crate::programme::{Programme, Target};
use crate::register::Register;
use crate::scenario::Scenario;
use crate::tasks::simulation::{self, Simulation};
use implied::{doubts, plausibility};
use inputs::{inputs, of_reference};
use known::known;

/// What to check.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A scenario file, or the name of a shipped scenario.
    scenario: String,
    /// How many futures to look at for what is implied.
    #[arg(long, default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(10..))]
    draws: u32,
    /// Show every input and every figure that is implied, and not only the weak and the implausible ones.
    #[arg(long)]
    all: bool,
}

/// Checks and shows.
pub fn run(arguments: &Arguments, quiet: bool) -> Result<(), Failure> {
    let scenario = simulation::read(&arguments.scenario)?;
    let settings = Settings::new(arguments.draws as usize, 1);
    let simulation = simulation::simulate(&scenario, settings)?;
    for warning in &scenario.warnings {
        terminal::remark(&warning.to_string());
    }
    if !quiet {
        let programme = &scenario.programme;
        let all = arguments.all;
        let sections = [
            verdict(&scenario, &simulation, settings.draws),
            plausibility(&simulation, all),
            doubts(programme),
            own::outcomes(programme, &simulation),
            promises(programme, &simulation),
            money(programme, &scenario.register, &simulation),
            known(programme),
            activities(programme, &simulation),
            own::moves(&scenario),
            own::waits(programme),
            own::workforces(programme, &simulation),
            inputs(&scenario.register, "INPUTS", all),
            of_reference(&scenario, all),
        ];
        let sections = sections.iter().filter(|text| !text.is_empty());
        let sections: Vec<&str> = sections.map(String::as_str).collect();
        terminal::say(&sections.join("\n"));
    }
    Ok(())
}

/// What is found, in short: the first thing on the screen.
fn verdict(scenario: &Scenario, simulation: &Simulation, draws: usize) -> String {
    let odd = simulation.plausibility.iter();
    let odd = match odd.filter(|line| line.flag.is_some()).count() {
        0 => "",
        1 => " One implied figure lies outside its published range (below).",
        _ => " Some implied figures lie outside their published ranges (below).",
    };
    let calendar = scenario.programme.calendar;
    let uncertain = scenario.register.uncertain_count();
    format!(
        "{}\nNo error found{}.{odd}\n{} to {}, money in {} prices. Uncertain assumptions: {}; fixed ones: {}; chances \
         in each future: {}.\n{}Means are of {} simulated futures; a run has more, and differs a little.\n",
        scenario.programme.title,
        warnings(scenario.warnings.len()),
        financial_year(calendar.start),
        financial_year(calendar.last()),
        financial_year(calendar.price_year),
        uncertain,
        scenario.register.assumptions.len() - uncertain,
        scenario.register.chances.len(),
        headline::basis(&scenario.programme),
        count(draws as f64),
    )
}

fn warnings(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "; 1 warning stands above".to_owned(),
        more => format!("; {more} warnings stand above"),
    }
}

/// The mean of a figure over the whole period.
fn mean(simulation: &Simulation, metric: &str) -> f64 {
    simulation
        .summary
        .find(metric, None)
        .map_or(f64::NAN, |row| row.mean)
}

fn money(programme: &Programme, register: &Register, simulation: &Simulation) -> String {
    let calendar = programme.calendar;
    let rows: Vec<Vec<String>> = programme
        .funds
        .iter()
        .map(|fund| {
            let name = format!("fund.{}.amount", fund.name.id);
            let amount = median(register, &name);
            let basis = if fund.nominal { "nominal" } else { "real" };
            let mut row = vec![
                format!("{} ({}, {basis})", fund.name.title, fund.kind.word()),
                figure(amount),
            ];
            row.push(figure(mean(
                simulation,
                &format!("investment.fund.{}.total", fund.name.id),
            )));
            row.extend(
                fund.profile
                    .iter()
                    .take(10)
                    .map(|share| figure(share * amount)),
            );
            row
        })
        .collect();
    let years: Vec<String> = calendar
        .all()
        .take(10)
        .map(|year| format!("{:02}", year.rem_euclid(100)))
        .collect();
    let mut heading = vec!["Fund, £m", "promised", "spent*"];
    heading.extend(years.iter().map(String::as_str));
    let mut text = String::from(
        "MONEY BY FUND AND YEAR, as planned (the year's column is the year it starts in)\n",
    );
    text.push_str(&terminal::table(&heading, &rows));
    text.push_str("* mean of the simulation, in price-year prices, after delays, cuts, prices and what never comes\n");
    for (what, metric) in [
        ("never comes or is never realised", "investment.not_arrived"),
        ("comes after the last year", "investment.slipped"),
        ("is cut by events or recession", "investment.withheld"),
        ("is lost to prices", "investment.price_effect"),
        ("is given to no activity", "investment.unallocated"),
        ("cannot be spent on training", "training.unspent.total"),
        ("came beyond what was promised", "investment.above_promise"),
    ] {
        let value = mean(simulation, metric);
        if value.abs() >= 0.005 {
            let _ = writeln!(text, "  £{}m {what}, on average", figure(value));
        }
    }
    text
}

fn median(register: &Register, name: &str) -> f64 {
    register
        .find(name)
        .map_or(0.0, |assumption| assumption.distribution.median())
}

fn activities(programme: &Programme, simulation: &Simulation) -> String {
    let calendar = programme.calendar;
    let last = Some(calendar.last());
    let mut rows = Vec::new();
    for (place, activity) in programme.activities.iter().enumerate() {
        let id = crate::programme::ActivityId(place);
        let mut buys: Vec<String> = programme
            .blocks_of(id)
            .map(|(_, block)| {
                let word = block.arrivals.word();
                let safe = if block.safeguarded {
                    " (safeguarded)"
                } else {
                    ""
                };
                format!("{word}{safe} {}%", stated(block.share.share * 100.0))
            })
            .collect();
        buys.extend(programme.trainings_of(id).map(|(_, training)| {
            format!(
                "training “{}” {}%",
                training.pathway.title,
                stated(training.share.share * 100.0)
            )
        }));
        let at = |metric: String, year: Option<i32>| {
            simulation
                .summary
                .find(&metric, year)
                .map_or(0.0, |row| row.mean)
        };
        let name = &activity.name.id;
        rows.push(vec![
            activity.name.title.clone(),
            if buys.is_empty() {
                "nothing".to_owned()
            } else {
                buys.join(", ")
            },
            figure(at(format!("investment.activity.{name}.total"), None)),
            figure(at(format!("jobs.filled.activity.{name}"), last)),
            figure(at(
                format!("training.completions.activity.{name}.total"),
                None,
            )),
        ]);
    }
    let year = financial_year(calendar.last());
    let jobs = format!("jobs {year}");
    format!(
        "ACTIVITIES AND WHAT EACH BUYS (shares of the activity’s money; means of the simulation)\n{}",
        terminal::words(&["Activity", "buys", "£m", &jobs, "trained"], &rows)
    )
}

fn promises(programme: &Programme, simulation: &Simulation) -> String {
    if programme.targets.is_empty() {
        return "PROMISES\nNone is stated, so none is shown.\n".to_owned();
    }
    let expected = |target: &Target| {
        let answered = target.answered_by();
        let flow = simulation
            .summary
            .find(&format!("{answered}.total"), Some(target.by));
        let row = flow.or_else(|| simulation.summary.find(&answered, Some(target.by)));
        row.or_else(|| simulation.summary.find(&answered, None))
            .map_or(f64::NAN, |row| row.mean)
    };
    let rows: Vec<Vec<String>> = programme
        .targets
        .iter()
        .map(|target| {
            vec![
                target.title.clone(),
                target.answered_by(),
                financial_year(target.by),
                stated(target.bound.value()),
                figure(expected(target)),
            ]
        })
        .collect();
    let text = terminal::table(&["Promise", "metric", "by", "promised", "expected"], &rows);
    format!(
        "PROMISES (money in £m; expected: funds and drawn money, jobs or people, mean of the simulation)\n{text}"
    )
}
