//! What charts say of themselves.

use crate::analysis::{Summary, summarise, targets};
use crate::charts::{Chart, ChartError};
use crate::ensemble::{Settings, run as simulate};
use crate::programme::{Bound, Case};
use crate::tables::testing::{scenario, target};

/// Every chart of the small scenario, with these promises.
fn charts_with(bounds: &[Bound]) -> Result<(Vec<Chart>, Summary), ChartError> {
    let (mut programme, register) = scenario();
    programme.targets = bounds
        .iter()
        .map(|bound| target("A promise", "jobs.net", *bound))
        .collect();
    let settings = Settings::new(1_000, 1);
    let ensemble = simulate(Case::of(&programme, &register), settings, &|_| ()).unwrap();
    let summary = summarise(&ensemble);
    let targets = targets::results(&programme, &ensemble, &std::collections::BTreeMap::new());
    let findings = crate::figures::Findings {
        programme: &programme,
        summary: &summary,
        targets: &targets,
        measured_by: &[],
        source: "",
    };
    let charts: Vec<_> = crate::figures::draw_all(&findings)
        .into_iter()
        .collect::<Result<_, _>>()?;
    Ok((charts, summary))
}

/// The chart of this name.
fn named<'a>(charts: &'a [Chart], name: &str) -> &'a Chart {
    let chart = charts.iter().find(|chart| chart.name == name);
    chart.unwrap_or_else(|| panic!("no chart {name}"))
}

#[test]
fn charts_say_what_they_show() -> Result<(), ChartError> {
    let (charts, summary) = charts_with(&[])?;
    let net = named(&charts, "net_jobs");
    let rows: Vec<_> = summary.years("jobs.net").collect();
    let last = rows[rows.len() - 1];
    let band = crate::charts::number::range(last.percentiles[0], last.percentiles[6]);
    assert!(
        words_of(net).contains(&format!("{band} by 2033/34, in 9 of 10").replace('\u{a0}', " ")),
        "{}",
        net.svg
    );
    // One activity stands beside nothing.
    assert!(!charts.iter().any(|chart| chart.name == "jobs_by_activity"));
    let money = named(&charts, "investment_by_source");
    let total = between(&money.alt, "the total is ", ", of which");
    assert!(words_of(money).contains(&format!("On average, £{total}m is invested")));
    let walk = named(&charts, "gross_to_net");
    let offered = between(&walk.alt, "Jobs offered ", ";");
    let net = between(&walk.alt, "Net additional jobs ", ".");
    let title = format!("Of {offered} jobs offered on average, {net} are net additional");
    assert!(words_of(walk).contains(&title), "{title}: {}", walk.alt);
    Ok(())
}

#[test]
fn a_promise_of_at_most_has_one_chance_in_title_label_and_text() -> Result<(), ChartError> {
    let (charts, _) = charts_with(&[Bound::AtMost(600.0)])?;
    let chart = named(&charts, "chance_1");
    let share = between(
        &chart.alt,
        "at most 600: ",
        "% of simulations stay at or below 600",
    );
    let words = words_of(chart);
    assert!(
        words.contains(&format!("kept in about {share} in 100")),
        "{words}"
    );
    assert!(words.contains("Chance of at most so much"), "{words}");
    assert!(!words.contains("reach"), "{words}");
    assert!(words_of(named(&charts, "net_jobs")).contains("to stay at or below the 600 promised"));
    Ok(())
}

/// What stands between two texts.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).map_or("", |(_, rest)| rest);
    rest.split_once(after).map_or("", |(found, _)| found)
}

/// The texts of a picture, joined by spaces.
fn words_of(chart: &Chart) -> String {
    let texts = chart.svg.split('<').filter_map(|tag| tag.split_once('>'));
    let words: Vec<&str> = texts
        .flat_map(|(_, text)| text.split_whitespace())
        .collect();
    words.join(" ")
}
