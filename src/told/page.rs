//! An account as pieces of a page, before anybody decides how a page looks.

use super::account::{Account, By, Drawn, Given, Item, Line, Section};
use super::digits::{is_nothing, result};
use super::future::percentile;
use crate::calendar::financial_year;

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Span {
    /// Words.
    Plain(String),
    /// Words that matter.
    Strong(String),
    /// A symbol, a formula, a name.
    Code(String),
}

/// A piece of a page.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// A heading, 1 being the title.
    Heading(usize, Vec<Span>),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A point of a list, at a depth from 0.
    Point(usize, Vec<Span>),
    /// A row for each thing; the first column says which.
    Records {
        heads: Vec<&'static str>,
        rows: Vec<Vec<Span>>,
    },
    /// A row for each quantity, a column for each year or age.
    Grid {
        head: &'static str,
        columns: Vec<String>,
        rows: Vec<(Span, Vec<String>)>,
    },
}

fn plain(text: impl Into<String>) -> Span {
    Span::Plain(text.into())
}

fn code(text: impl Into<String>) -> Span {
    Span::Code(text.into())
}

/// All pieces of an account.
pub(super) fn pieces(account: &Account) -> Vec<Piece> {
    let mut pieces = vec![Piece::Heading(
        1,
        vec![plain(format!("{}: one future told", account.title))],
    )];
    if let (Some(draw), Some((seed, sampler, draws))) = (account.draw, account.run) {
        pieces.push(Piece::Paragraph(vec![plain(format!(
            "Draw {draw}, counted from 0, of a run of {draws} with seed {seed} and {sampler} draws. "
        ))]));
    }
    pieces.push(Piece::Paragraph(vec![plain(
        "Numbers are printed in six significant digits, or more where a difference needs them; the \
         printed arithmetic gives the printed result to one part in ten thousand. Examples are of the \
         first year in which there is anything; the tables hold all years. A quantity that is nothing \
         throughout has no example and no row. y is the year, c the year of arrival, k = y − c.",
    )]));
    for section in &account.sections {
        tell_section(account, section, &mut pieces);
    }
    pieces
}

fn tell_section(account: &Account, section: &Section, pieces: &mut Vec<Piece>) {
    let title = format!("{}. {} ", section.number, section.title);
    pieces.push(Piece::Heading(2, vec![plain(title), code(section.id)]));
    if !section.note.is_empty() {
        pieces.push(Piece::Paragraph(vec![plain(section.note)]));
    }
    let (assumptions, chances): (Vec<&Drawn>, Vec<&Drawn>) = section
        .drawn
        .iter()
        .partition(|drawn| drawn.value.is_some());
    if !assumptions.is_empty() {
        pieces.push(Piece::Heading(3, vec![plain("Assumptions")]));
        let rows = assumptions.iter().map(|drawn| {
            vec![
                plain(&drawn.title),
                code(&drawn.name),
                plain(result(drawn.u)),
                plain(percentile(drawn.u)),
                plain(result(drawn.value.unwrap_or(f64::NAN))),
                plain(&drawn.unit),
                plain(&drawn.said),
            ]
        });
        pieces.push(Piece::Records {
            heads: vec![
                "Assumption",
                "Name",
                "u",
                "Percentile",
                "Value",
                "Unit",
                "Drawn from",
            ],
            rows: rows.collect(),
        });
    }
    if !chances.is_empty() {
        pieces.push(Piece::Heading(3, vec![plain("Chances")]));
        let rows = chances.iter().map(|drawn| {
            vec![
                plain(&drawn.title),
                code(&drawn.name),
                plain(result(drawn.u)),
                plain(&drawn.said),
            ]
        });
        pieces.push(Piece::Records {
            heads: vec!["Chance", "Name", "u", "What it decided"],
            rows: rows.collect(),
        });
    }
    for item in &section.items {
        tell_item(account, item, pieces);
    }
}

fn tell_item(account: &Account, item: &Item, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Heading(
        3,
        vec![plain(format!("{} ", item.title)), code(&item.id)],
    ));
    if !item.given.is_empty() {
        let row = |given: &Given| {
            vec![
                code(&given.symbol),
                plain(result(given.value)),
                plain(&given.unit),
                plain(&given.from),
            ]
        };
        pieces.push(Piece::Records {
            heads: vec!["Number", "Value", "Unit", "From"],
            rows: item.given.iter().map(row).collect(),
        });
    }
    for line in &item.lines {
        tell_line(account, line, pieces);
    }
    grid(account, item, By::Age, pieces);
    grid(account, item, By::Year, pieces);
}

/// All values of an item's lines, those that are nothing throughout left out.
fn grid(account: &Account, item: &Item, by: By, pieces: &mut Vec<Piece>) {
    let lines = item.lines.iter();
    let lines: Vec<&Line> = lines
        .filter(|line| line.by == by && !is_empty(line))
        .collect();
    let Some(longest) = lines.iter().map(|line| line.values.len()).max() else {
        return;
    };
    let mut columns: Vec<String> = (0..longest)
        .map(|place| match by {
            By::Year => financial_year(account.calendar.year(place)),
            By::Age | By::Once => place.to_string(),
        })
        .collect();
    let summed = lines.iter().any(|line| line.summed);
    if summed {
        columns.push("Σ".to_owned());
    }
    let row = |line: &&Line| {
        let mut cells: Vec<String> = line.values.iter().map(|value| result(*value)).collect();
        if line.summed {
            cells.resize(longest, String::new());
            cells.push(result(line.total()));
        }
        cells.resize(columns.len(), String::new());
        (code(&line.symbol), cells)
    };
    let rows = lines.iter().map(row).collect();
    let head = if by == By::Age { "k" } else { "y" };
    pieces.push(Piece::Grid {
        head,
        columns,
        rows,
    });
}

/// Whether a line has nothing to show in any year.
fn is_empty(line: &Line) -> bool {
    line.by != By::Once && line.values.iter().all(|value| is_nothing(*value))
}

fn tell_line(account: &Account, line: &Line, pieces: &mut Vec<Piece>) {
    // Values that are only read stand in the table.
    let read = line.by != By::Once && line.workings.is_empty();
    if read && line.formula.is_empty() && line.title == line.symbol {
        return;
    }
    let mut spans = vec![
        Span::Strong(line.title.clone()),
        plain(" "),
        code(&line.symbol),
    ];
    if !line.unit.is_empty() {
        spans.push(plain(format!(", {}", line.unit)));
    }
    if let Some(metric) = &line.metric {
        let part = metric.strip_prefix("part of ");
        let what = if part.is_some() {
            "part of metric"
        } else {
            "metric"
        };
        spans.extend([plain(format!(", {what} ")), code(part.unwrap_or(metric))]);
    }
    if !line.formula.is_empty() {
        spans.extend([plain(": "), code(&line.formula)]);
    }
    if is_empty(line) {
        spans.push(plain(": nothing in any year"));
    }
    pieces.push(Piece::Point(0, spans));
    if line.by == By::Once && line.workings.is_empty() {
        pieces.push(Piece::Point(1, vec![code(result(line.values[0]))]));
    }
    for example in line.shown(&account.calendar) {
        let when = if example.when.is_empty() {
            String::new()
        } else {
            format!("{}: ", example.when)
        };
        let sum = if example.text == example.result {
            example.result
        } else {
            format!("{} = {}", example.text, example.result)
        };
        pieces.push(Piece::Point(1, vec![plain(when), code(sum)]));
    }
    if !line.note.is_empty() {
        pieces.push(Piece::Point(1, vec![plain(&line.note)]));
    }
}
