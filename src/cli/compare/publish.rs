//! From what a comparison has found to its folder and the terminal.

use std::fmt::Write as _;

use crate::cli::publish::{Pictures, outside, source_line, write_charts};
use crate::cli::{Failure, terminal};
use crate::report::{self, Folder, Run};
use crate::tables::comparison::Compared;
use crate::tables::comparison::sentences;
use crate::tables::figure::{chance, quantity, range};
use crate::tasks::compare::Found;

/// Writes the folder and tells what leads.
///
/// # Errors
///
/// If a file cannot be written.
pub fn publish(
    found: &Found<'_>,
    pictures: &[Pictures],
    quiet: bool,
    (folder, run): (Folder, &Run),
) -> Result<(), Failure> {
    let compared = found.compared();
    let resolved: Vec<(String, &str)> = found
        .scenarios
        .iter()
        .map(|one| (file_name(&one.name), one.resolved.as_str()))
        .collect();
    let source = source_line(run, "the same luck in every plan");
    write_charts(
        report::comparison::charts::draw_all(&compared, &source),
        pictures,
        &folder,
    )?;
    report::comparison::write(&folder, &compared, run, &resolved)
        .map_err(|error| outside(&error))?;
    let written = folder.publish().map_err(|error| outside(&error))?;
    if !quiet {
        terminal::say(&told(&compared));
        terminal::say(&format!(
            "\nTables, charts and summary.md are in {}\n",
            written.display()
        ));
    }
    Ok(())
}

/// A name that can be a file's.
fn file_name(name: &str) -> String {
    let safe = |c: char| {
        if c.is_alphanumeric() || "-_.() ".contains(c) {
            c
        } else {
            '-'
        }
    };
    name.chars().map(safe).collect()
}

/// What is shown on the terminal.
fn told(compared: &Compared<'_>) -> String {
    let comparison = compared.comparison;
    let mut text = String::new();
    let ranked = compared.is_a_choice();
    if let Some(outcome) = comparison.outcomes.first() {
        let year = outcome.year.map_or_else(String::new, |year| {
            format!(", {}", crate::calendar::financial_year(year))
        });
        text = format!(
            "{}{year}, beside “{}”, in the same {} futures (median, and 8 in 10):\n",
            compared.outcome(outcome),
            compared.first(),
            crate::tables::figure::count(comparison.draws)
        );
        let rows: Vec<Vec<String>> = (0..compared.names.len())
            .map(|plan| {
                let found = &comparison.plans[plan][0];
                let gap = &found.gap;
                let [_, low, _, middle, _, high, _] = found.percentiles;
                let measure = outcome.measure;
                let spread = range([low, high], [found.errors[0], found.errors[2]], measure);
                let mut row = vec![
                    compared.names[plan].1.clone(),
                    format!("{} ({spread})", quantity(middle, found.errors[1], measure)),
                ];
                if plan == comparison.with {
                    row.extend(["–".to_owned(), "–".to_owned()]);
                } else if !ranked && gap.is_nothing() {
                    row.push("the same".to_owned());
                } else {
                    row.push(sentences::gap(gap, measure));
                    row.push(if !ranked {
                        String::new()
                    } else if gap.is_nothing() {
                        "the same".to_owned()
                    } else {
                        chance(gap.better.share, gap.better.error, gap.better.draws)
                    });
                }
                row
            })
            .collect();
        let heading: &[&str] = if ranked {
            &["Plan", "Brings", "Difference", "Better in"]
        } else {
            &["Plan", "Brings", "Difference"]
        };
        // What is no alternative is not judged by another.
        let rows: Vec<Vec<String>> = rows
            .into_iter()
            .map(|mut row| {
                row.truncate(heading.len());
                row
            })
            .collect();
        text.push_str(&terminal::table(heading, &rows));
        if !ranked {
            text.push_str("These plans are no alternatives: their order means nothing.\n");
        }
    }
    for plan in compared.others().take(8) {
        let settings = &compared.settings[plan];
        let shown: Vec<String> = settings
            .iter()
            .take(3)
            .map(|one| compared.what(plan, one))
            .collect();
        let more = settings.len().saturating_sub(shown.len());
        let more = if more > 0 {
            format!(
                "; and {more} more {}",
                if more == 1 { "setting" } else { "settings" }
            )
        } else {
            String::new()
        };
        let list = if shown.is_empty() {
            "nothing".to_owned()
        } else {
            shown.join("; ")
        };
        let title = &compared.names[plan].1;
        let _ = writeln!(text, "“{title}” differs in: {list}{more}.");
    }
    text
}
