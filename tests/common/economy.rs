//! Scenarios whose sectors take their multipliers from an inter-industry table.

use std::fmt::Write as _;

use super::{Answer, central, scenario};

/// A scenario with one activity and one sector for each industry, 100 jobs in each.
pub fn scenario_of(table: &str, jobs: &str, delta: &str, closure: &str) -> String {
    scenario_with(
        table,
        jobs,
        &format!("flq_delta = {delta}"),
        &format!("closure = \"{closure}\""),
    )
}

/// The same with more keys for the table and for each sector.
pub fn scenario_with(table: &str, jobs: &str, of_table: &str, of_sector: &str) -> String {
    let industries = industries(table);
    let share = 1.0 / industries.len() as f64;
    let amount = industries.len();
    let mut text = format!(
        "[fund.grant]\nkind = \"public\"\nprices = \"real\"\namount = {amount}\nprofile = \"even\"\n\
         [region.input_output]\ntable = {table:?}\nemployment = {jobs:?}\n{of_table}\n"
    );
    for (place, industry) in industries.iter().enumerate() {
        let _ = write!(
            text,
            "[activity.a{place}]\nfunded_by = {{ grant = {share} }}\nsector = \"s{place}\"\n\
             [activity.a{place}.jobs]\ncost_per_job = 10_000\n\
             [sector.s{place}]\nindustry = {industry:?}\n{of_sector}\n"
        );
    }
    scenario(1, &text)
}

/// The buying industries of a table.
pub fn industries(table: &str) -> Vec<String> {
    let head = table.lines().next().unwrap_or_default();
    let names = head.split(',').skip(1).filter(|name| *name != "households");
    names.map(str::to_owned).collect()
}

/// Total over direct jobs, sector by sector.
pub fn multipliers(answer: &Answer) -> Vec<f64> {
    let sectors = 0..answer.programme.sectors.len();
    let at = |metric: &str, sector: usize| answer.at(&format!("{metric}.sector.s{sector}"), 2024);
    sectors
        .map(|sector| 1.0 + at("jobs.knock_on", sector) / at("jobs.net_direct", sector))
        .collect()
}

/// The multipliers of a table in the central case.
#[track_caller]
pub fn of_table(table: &str, jobs: &str, delta: f64, closure: &str) -> Vec<f64> {
    multipliers(&central(&scenario_of(
        table,
        jobs,
        &format!("{delta:?}"),
        closure,
    )))
}

/// A list of jobs in which the region is the whole nation, so that its coefficients are the nation's.
pub fn whole_nation(table: &str) -> String {
    let rows = industries(table);
    rows.iter()
        .fold("industry,region,nation\n".to_owned(), |jobs, name| {
            jobs + name + ",100,100\n"
        })
}

/// A table with another `employment` row.
pub fn with_employment(table: &str, employment: &[f64]) -> String {
    let row = |line: &str| {
        if !line.starts_with("employment,") {
            return format!("{line}\n");
        }
        let jobs: Vec<String> = employment.iter().map(|jobs| format!("{jobs:?}")).collect();
        format!("employment,{}\n", jobs.join(","))
    };
    let rows: Vec<String> = table.lines().map(row).collect();
    rows.concat()
}
