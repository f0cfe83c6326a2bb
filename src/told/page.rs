//! An account as pieces of a page, before anybody decides how a page looks.

use super::account::{Account, By, Drawn, Given, Item, Line, Section};
use super::future::percentile;
use super::term::{DIGITS, is_nothing, number};
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

fn told(value: f64) -> String {
    number(value, DIGITS)
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
    for (place, section) in account.sections.iter().enumerate() {
        tell_section(account, place + 1, section, &mut pieces);
    }
    pieces
}

fn tell_section(account: &Account, number: usize, section: &Section, pieces: &mut Vec<Piece>) {
    let title = format!("{number}. {} ", section.title);
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
                plain(told(drawn.u)),
                plain(percentile(drawn.u)),
                plain(told(drawn.value.unwrap_or(f64::NAN))),
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
                plain(told(drawn.u)),
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
                plain(told(given.value)),
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
    let of = |by: By| {
        item.lines
            .iter()
            .filter(move |line| line.by == by && !is_empty(line))
    };
    let row = |line: &Line| {
        (
            code(&line.symbol),
            line.values
                .iter()
                .map(|value| told(*value))
                .collect::<Vec<_>>(),
        )
    };
    let longest = |by: By| of(by).map(|line| line.values.len()).max().unwrap_or(0);
    if longest(By::Age) > 0 {
        let columns = (0..longest(By::Age)).map(|age| age.to_string()).collect();
        pieces.push(Piece::Grid {
            head: "k",
            columns,
            rows: of(By::Age).map(row).collect(),
        });
    }
    if longest(By::Year) > 0 {
        let columns = (0..longest(By::Year))
            .map(|year| financial_year(account.calendar.year(year)))
            .collect();
        pieces.push(Piece::Grid {
            head: "y",
            columns,
            rows: of(By::Year).map(row).collect(),
        });
    }
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
        plain(", "),
        code(&line.symbol),
    ];
    let unit = if line.unit.is_empty() {
        String::new()
    } else {
        format!(", {}", line.unit)
    };
    spans.push(plain(unit));
    if let Some(metric) = &line.metric {
        let (part, name) = metric
            .strip_prefix("part of ")
            .map_or(("", metric.as_str()), |name| ("part of ", name));
        spans.extend([plain(format!(" ({part}metric ")), code(name), plain(")")]);
    }
    if !line.formula.is_empty() {
        spans.extend([plain(": "), code(&line.formula)]);
    }
    if is_empty(line) {
        spans.push(plain(": nothing in any year"));
    }
    pieces.push(Piece::Point(0, spans));
    if line.by == By::Once && line.workings.is_empty() {
        pieces.push(Piece::Point(1, vec![code(told(line.values[0]))]));
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
