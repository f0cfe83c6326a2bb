//! What people see: text on the terminal, progress, errors.

use std::io::{IsTerminal, Write};
use std::time::Duration;

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Failure;
use crate::problem::Look;

/// Tables fit into so many columns.
pub const WIDTH: u16 = 100;

/// Prints text; a reader who stops listening (`| head`) is no error.
pub fn say(text: &str) {
    let mut out = anstream::stdout().lock();
    // A closed pipe is the reader's choice, and there is nobody left to tell about anything else.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Prints an error.
pub fn complain(failure: &Failure) {
    let text = match failure {
        Failure::Scenario(error) => {
            let look = if std::io::stderr().is_terminal() {
                Look::Coloured
            } else {
                Look::Plain
            };
            error.render(look)
        }
        Failure::Stopped(what) => what.clone(),
        other => format!("error: {other}"),
    };
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Prints a remark that is neither result nor error.
pub fn remark(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Prints a remark, unless nothing is to be said.
pub fn remark_unless(quiet: bool, text: &str) {
    if !quiet {
        remark(text);
    }
}

/// The processor cores to use: so many, or all there are.
///
/// # Errors
///
/// If the system starts no threads.
pub fn threads(number: Option<u16>) -> Result<rayon::ThreadPool, Failure> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(number.map_or(0, usize::from))
        .build()
        .map_err(|error| Failure::Outside(format!("no threads can be started: {error}")))
}

/// A bar that shows how far a run is; hidden where nobody watches.
#[must_use]
pub fn progress(draws: usize, quiet: bool) -> ProgressBar {
    let target = if quiet {
        ProgressDrawTarget::hidden()
    } else {
        ProgressDrawTarget::stderr()
    };
    let bar = ProgressBar::with_draw_target(Some(draws as u64), target);
    let look = "{msg} [{bar:40}] {human_pos} of {human_len} futures, {eta} left";
    if let Ok(style) = ProgressStyle::with_template(look) {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.set_message("Simulating");
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// A bar that shows how far work of several parts has come, in hundredths.
pub fn share(quiet: bool, doing: &'static str) -> ProgressBar {
    let bar = progress(100, quiet);
    if let Ok(style) = ProgressStyle::with_template("{msg} [{bar:40}] {percent}%, {elapsed}") {
        bar.set_style(style.progress_chars("=> "));
    }
    bar.set_message(doing);
    bar
}

/// A table for the terminal, its first column to the left and the others to the right.
#[must_use]
pub fn table(heading: &[&str], rows: &[Vec<String>]) -> String {
    let mut table = plain_table(heading, rows);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    format!("{table}\n")
}

/// A table of words, all columns to the left.
#[must_use]
pub fn words(heading: &[&str], rows: &[Vec<String>]) -> String {
    format!("{}\n", plain_table(heading, rows))
}

/// A rule above, below the heading and at the end; none between rows.
const RULED: TableStyle = TableStyle::new()
    .top_border(LineStyle::none().fill('─').junction('─'))
    .header_separator(LineStyle::none().fill('═').junction('═'))
    .bottom_border(LineStyle::none().fill('─').junction('─'));

fn plain_table(heading: &[&str], rows: &[Vec<String>]) -> Table {
    let mut table = Table::new();
    table
        .load_style(RULED)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(WIDTH)
        .set_header(heading.to_vec());
    for row in rows {
        table.add_row(row.clone());
    }
    table
}

/// Keeps a bug from looking like an explosion: one sentence, and what to send us.
pub fn hide_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map_or_else(|| "unknown".to_owned(), ToString::to_string);
        let _ = writeln!(
            anstream::stderr().lock(),
            "error: regiocast has a bug ({place}, version {}). Nothing was written. Please report \
             it with the scenario that you ran.",
            env!("CARGO_PKG_VERSION"),
        );
    }));
}
