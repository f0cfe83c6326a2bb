//! From scores to their folder and the terminal.

use std::fmt::Write as _;

use super::forecast::{Drawn, Mark};
use crate::cli::publish::{Pictures, outside, plain, source_line, write_charts};
use crate::cli::{Failure, terminal};
use crate::report::{self, Folder, Run};
use crate::tables::figure::percent;
use crate::tables::scores::{Marked, Reported, Told};
use crate::tables::words::Words;

/// Writes the folder and tells what leads.
///
/// # Errors
///
/// If a file cannot be written.
pub fn publish(
    (forecasts, marks): (&[Drawn], &[Mark]),
    (monitoring, figures): (&str, &[Reported]),
    (pictures, quiet): (&[Pictures], bool),
    (folder, run): (Folder, &Run),
) -> Result<(), Failure> {
    let titles = titles(forecasts);
    let told: Vec<Told<'_>> = forecasts
        .iter()
        .zip(marks)
        .zip(&titles)
        .map(|((forecast, mark), title)| Told {
            name: &forecast.subject.run.scenario,
            title,
            draws: forecast.subject.run.draws,
            scores: &mark.scores,
            common: &mark.common,
            figures: &mark.places,
            left_out: &forecast.left_out,
        })
        .collect();
    let first = &forecasts[0].subject.scenario;
    let marked = Marked {
        words: Words {
            programme: &first.programme,
            register: &first.register,
        },
        monitoring,
        figures,
        forecasts: &told,
    };
    let what = |name: &str| format!("scenario ‘{name}’, figures of {monitoring}");
    let own: Vec<String> = forecasts
        .iter()
        .map(|one| source_line(&one.subject.run, &what(&one.subject.run.scenario)))
        .collect();
    let together = match own.as_slice() {
        [only] => only.clone(),
        several => format!(
            "Source: regiocast {}, {} forecasts, figures of {monitoring}",
            run.version,
            several.len()
        ),
    };
    write_charts(
        report::score::charts::draw_all(&marked, (&own, &together)),
        pictures,
        &folder,
    )?;
    let resolved: Vec<(String, &str)> = forecasts
        .iter()
        .enumerate()
        .map(|(place, one)| {
            let name = plain(&one.subject.run.scenario);
            let same = |other: &Drawn| other.subject.run.scenario == one.subject.run.scenario;
            let name = if forecasts.iter().filter(|other| same(other)).count() > 1 {
                format!("{name}-{}", place + 1)
            } else {
                name
            };
            (name, one.subject.scenario.resolved.as_str())
        })
        .collect();
    report::score::write(&folder, &marked, run, &resolved).map_err(|error| outside(&error))?;
    let written = folder.publish().map_err(|error| outside(&error))?;
    if !quiet {
        terminal::say(&headline(&marked));
        terminal::say(&format!(
            "\nTables, charts and summary.md are in {}\n",
            written.display()
        ));
    }
    Ok(())
}

/// The title of each forecast; those of the same title are told apart by what was named.
fn titles(forecasts: &[Drawn]) -> Vec<String> {
    let title = |one: &Drawn| one.subject.scenario.programme.title.clone();
    let twice = |wanted: &str| forecasts.iter().filter(|one| title(one) == wanted).count() > 1;
    forecasts
        .iter()
        .map(|one| {
            let title = title(one);
            if twice(&title) {
                format!("{title} ({})", one.text.trim_end_matches('/'))
            } else {
                title
            }
        })
        .collect()
}

/// What is shown on the terminal.
fn headline(marked: &Marked<'_>) -> String {
    let mut text = String::new();
    for forecast in marked.forecasts {
        let mut rows = Vec::new();
        let mut tell = |what: &str, said: String| rows.push(vec![what.to_owned(), said]);
        let coverage = &forecast.scores.overall.coverage[1];
        if let Some(hits) = report::score::hits(coverage, forecast.draws) {
            tell("Ranges", hits);
        }
        if let Some(leaning) = report::score::leaning(forecast) {
            tell("Lean", leaning);
        }
        match forecast.left_out.len() {
            0 => {}
            1 => tell("Not scored", "1 figure; summary.md says why".to_owned()),
            more => tell("Not scored", format!("{more} figures; summary.md says why")),
        }
        let _ = writeln!(text, "{}", forecast.title);
        text.push_str(&terminal::words(&["What", "How it did"], &rows));
    }
    if marked.forecasts.len() > 1 {
        let rows: Vec<Vec<String>> = marked
            .forecasts
            .iter()
            .map(|one| {
                let coverage = &one.common.coverage[1];
                let score = one.common.relative;
                vec![
                    one.title.to_owned(),
                    score.map_or_else(String::new, |score| percent(score, f64::NAN)),
                    format!("{} of {}", coverage.hits, coverage.of),
                ]
            })
            .collect();
        text.push('\n');
        text.push_str(&terminal::table(
            &["Forecast", "Score (lower is better)", "Within 80%"],
            &rows,
        ));
    }
    text
}
