//! From what was found to the folder and the terminal.

use crate::analysis::explanation::Explanation;
use crate::cli::publish::{Pictures, outside, write_charts};
use crate::cli::{Failure, terminal};
use crate::ensemble::Settings;
use crate::problem::help_for_unknown;
use crate::report::{self, Folder, Run};
use crate::scenario::Scenario;
use crate::tables::explanation::Explained;
use crate::tables::figure::percent;
use crate::tables::words::Words;
use crate::told;

/// How many inputs the terminal shows.
const SHOWN: usize = 10;

/// Writes the folder and tells what leads.
///
/// # Errors
///
/// If a file cannot be written.
pub fn publish(
    (scenario, found): (&Scenario, &Explanation),
    pictures: &[Pictures],
    quiet: bool,
    (folder, run): (Folder, &Run),
) -> Result<(), Failure> {
    let explained = Explained {
        words: Words {
            programme: &scenario.programme,
            register: &scenario.register,
        },
        found,
    };
    let source = format!(
        "Source: regiocast {}, scenario ‘{}’, seed {}",
        run.version, run.scenario, run.seed
    );
    write_charts(
        report::explanation::charts::draw_all(&explained, &source),
        pictures,
        &folder,
    )?;
    report::explanation::write(&folder, &explained, run, &scenario.resolved)
        .map_err(|error| outside(&error))?;
    let written = folder.publish().map_err(|error| outside(&error))?;
    if !quiet {
        terminal::say(&told(&explained));
        terminal::say(&format!(
            "\nTables, charts and summary.md are in {}\n",
            written.display()
        ));
    }
    Ok(())
}

/// What is shown on the terminal.
fn told(explained: &Explained<'_>) -> String {
    let found = explained.found;
    let mut text = format!(
        "{}: the share of its spread that each input explains (95% interval):\n",
        explained.question(&found.questions[0])
    );
    let rows: Vec<Vec<String>> = found
        .ranked(0)
        .into_iter()
        .filter(|(_, share)| share.value >= 0.000_5)
        .take(SHOWN)
        .map(|(factor, share)| {
            let [low, high] = share.interval();
            let told = |value: f64| percent(value.clamp(0.0, 1.0), share.error);
            vec![
                explained.input(factor),
                explained.nature(factor).to_owned(),
                explained.rating(factor).to_owned(),
                format!("{} ({} to {})", told(share.value), told(low), told(high)),
            ]
        })
        .collect();
    if rows.is_empty() {
        return report::explanation::nothing_to_explain(explained, 0);
    }
    text.push_str(&terminal::table(
        &["Input", "Kind", "Evidence", "Share"],
        &rows,
    ));
    for one in &found.failing {
        text.push_str(&report::explanation::failing(explained, one).replace("**", ""));
        text.push('\n');
    }
    text
}

/// Tells one simulated future line by line.
///
/// # Errors
///
/// If nothing of it is asked for.
pub fn future(scenario: &Scenario, seed: u64, draw: u64, only: &[String]) -> Result<(), Failure> {
    let settings = Settings::new(
        AT_LEAST.max(usize::try_from(draw.saturating_add(1)).unwrap_or(usize::MAX)),
        seed,
    );
    let account = told::future(&scenario.programme, &scenario.register, settings, draw)?;
    let ids = account.ids();
    let wanted: Vec<&str> = only.iter().map(String::as_str).collect();
    let account = if wanted.is_empty() {
        account
    } else {
        account.only(&wanted)
    };
    if account.sections.is_empty() {
        return Err(Failure::Input(format!(
            "--only {}: no section or thing of the account is called so; {}",
            only.join(" "),
            help_for_unknown(
                only.first().map_or("", String::as_str),
                ids.iter().map(String::as_str),
                "sections and things"
            )
        )));
    }
    terminal::say(&account.to_text(usize::from(terminal::WIDTH)));
    if only.is_empty() {
        let sections: Vec<&str> = account.sections.iter().map(|section| section.id).collect();
        terminal::remark(&format!(
            "For a part of it, say --only and one of {}; or the place of a thing, such as {}.",
            sections.join(", "),
            ids.iter()
                .find(|id| id.starts_with("activity."))
                .map_or("fund.x", String::as_str)
        ));
    }
    Ok(())
}

/// The futures of a usual run, of which the one told is one.
const AT_LEAST: usize = 10_000;
