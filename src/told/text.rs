//! An account as plain text for a terminal.

use super::account::Account;
use super::page::{Piece, Span, pieces};

/// Lines shorter than this cannot hold a table.
const NARROWEST: usize = 40;

impl Account {
    /// The account as plain text in lines of at most `width` characters (40 at least); tables of
    /// years that are wider are told in stretches of years.
    #[must_use]
    pub fn to_text(&self, width: usize) -> String {
        let width = width.max(NARROWEST);
        let mut text = String::new();
        for piece in pieces(self) {
            write(&mut text, &piece, width);
        }
        text
    }
}

fn write(text: &mut String, piece: &Piece, width: usize) {
    match piece {
        Piece::Heading(level, spans) => {
            let words = joined(spans);
            text.push('\n');
            wrapped(text, &words, ("", ""), width);
            if *level < 3 {
                let rule = if *level == 1 { "=" } else { "-" };
                text.push_str(&rule.repeat(length(words.trim()).min(width)));
                text.push('\n');
            }
        }
        Piece::Paragraph(spans) => wrapped(text, &joined(spans), ("", ""), width),
        Piece::Point(0, spans) => wrapped(text, &joined(spans), ("  ", "      "), width),
        Piece::Point(_, spans) => wrapped(text, &joined(spans), ("        ", "          "), width),
        Piece::Records { heads, rows } => {
            for record in rows {
                let mut words = String::new();
                for (place, (head, cell)) in heads.iter().zip(record).enumerate() {
                    let cell = bare(cell);
                    let (before, after) = match (place, *head) {
                        (0, _) => ("", ""),
                        (_, "Value") => (" = ", ""),
                        (_, "Unit") => (" ", ""),
                        (_, "u") => ("; u = ", ""),
                        (_, "Name") => (" [", "]"),
                        _ => ("; ", ""),
                    };
                    if !cell.is_empty() {
                        words.extend([before, cell.as_str(), after]);
                    }
                }
                wrapped(text, &words, ("    ", "      "), width);
            }
        }
        Piece::Grid {
            head,
            columns,
            rows,
        } => grid(text, head, columns, rows, width),
    }
}

/// A table of years, in stretches that fit.
fn grid(
    text: &mut String,
    head: &str,
    columns: &[String],
    rows: &[(Span, Vec<String>)],
    width: usize,
) {
    let most = width / 3;
    let labels: Vec<String> = rows.iter().map(|(symbol, _)| bare(symbol)).collect();
    let label_width = labels
        .iter()
        .map(|label| length(label))
        .max()
        .unwrap_or(0)
        .clamp(4, most);
    let cells = columns
        .iter()
        .chain(rows.iter().flat_map(|(_, values)| values));
    let cell_width = cells.map(|cell| length(cell)).max().unwrap_or(0) + 1;
    let per_stretch = ((width - label_width) / cell_width).max(1);
    for start in (0..columns.len()).step_by(per_stretch) {
        let end = (start + per_stretch).min(columns.len());
        let row = |label: &str, values: &[String]| {
            let mut out = padded(label, label_width);
            for cell in values.iter().take(end).skip(start) {
                out.push_str(&" ".repeat(cell_width.saturating_sub(length(cell))));
                out.push_str(cell);
            }
            out
        };
        text.push('\n');
        push(text, &row(head, columns));
        for (label, (_, values)) in labels.iter().zip(rows) {
            // A label too long for its column has lines of its own.
            if length(label) > label_width {
                wrapped(text, label, ("", ""), width);
                push(text, &row("", values));
            } else {
                push(text, &row(label, values));
            }
        }
    }
}

fn padded(label: &str, width: usize) -> String {
    format!("{label}{}", " ".repeat(width.saturating_sub(length(label))))
}

fn push(text: &mut String, line: &str) {
    text.push_str(line.trim_end());
    text.push('\n');
}

/// Words in lines of at most so many characters; the first line and later ones are indented.
fn wrapped(text: &mut String, words: &str, (first, later): (&str, &str), width: usize) {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in words.split_whitespace() {
        for (place, part) in pieces_of(word, width - length(later))
            .into_iter()
            .enumerate()
        {
            let gap = usize::from(!empty && place == 0);
            if !empty && length(&line) + gap + length(&part) > width {
                push(text, &line);
                later.clone_into(&mut line);
                empty = true;
            }
            if !empty && place == 0 {
                line.push(' ');
            }
            line.push_str(&part);
            empty = false;
        }
    }
    push(text, &line);
}

/// A word in parts that fit in a line, cut behind a `·` where there is one.
fn pieces_of(word: &str, most: usize) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    for c in word.chars() {
        part.push(c);
        let long = length(&part);
        if long >= most || (c == '·' && long > most / 2 && length(word) > most) {
            parts.push(std::mem::take(&mut part));
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Spans as text; a symbol behind a name stands in brackets.
fn joined(spans: &[Span]) -> String {
    let mut text = String::new();
    for (place, span) in spans.iter().enumerate() {
        let behind_a_name = match (place, spans.first()) {
            (2, Some(Span::Strong(_))) => true,
            (1, Some(Span::Plain(name))) => name.ends_with(' ') && !name.ends_with(": "),
            _ => false,
        };
        match span {
            Span::Code(symbol) if behind_a_name => text.extend(["[", symbol.as_str(), "]"]),
            other => text.push_str(&bare(other)),
        }
    }
    text
}

fn bare(span: &Span) -> String {
    match span {
        Span::Plain(text) | Span::Strong(text) | Span::Code(text) => text.replace('\n', " "),
    }
}
