//! An account as Markdown.

use super::account::Account;
use super::page::{Piece, Span, pieces};
use crate::tables::markdown::escaped;

impl Account {
    /// The account as a Markdown page: a heading for each section and thing, a point for each
    /// quantity with its formula and an example, tables of all years.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut page = String::new();
        let mut in_list = false;
        for piece in pieces(self) {
            let is_point = matches!(piece, Piece::Point(..));
            let goes_on = is_point && in_list;
            if !page.is_empty() && !goes_on {
                page.push('\n');
            }
            in_list = is_point;
            write(&mut page, &piece);
        }
        page
    }
}

fn write(page: &mut String, piece: &Piece) {
    match piece {
        Piece::Heading(level, spans) => {
            page.push_str(&"#".repeat(*level));
            line(page, &format!(" {}", joined(spans)));
        }
        Piece::Paragraph(spans) => line(page, &joined(spans)),
        Piece::Point(depth, spans) => {
            line(page, &format!("{}- {}", "  ".repeat(*depth), joined(spans)));
        }
        Piece::Records { heads, rows } => {
            row(page, heads.iter().map(|head| (*head).to_owned()));
            row(page, heads.iter().map(|_| ":---".to_owned()));
            for record in rows {
                row(page, record.iter().map(span));
            }
        }
        Piece::Grid {
            head,
            columns,
            rows,
        } => {
            let first = std::iter::once((*head).to_owned());
            row(page, first.chain(columns.iter().cloned()));
            let first = std::iter::once(":---".to_owned());
            row(page, first.chain(columns.iter().map(|_| "---:".to_owned())));
            for (symbol, values) in rows {
                let first = std::iter::once(span(symbol));
                row(page, first.chain(values.iter().cloned()));
            }
        }
    }
}

fn line(page: &mut String, text: &str) {
    page.push_str(text.trim_end());
    page.push('\n');
}

fn row(page: &mut String, cells: impl Iterator<Item = String>) {
    let cells: Vec<String> = cells.collect();
    line(page, &format!("| {} |", cells.join(" | ")));
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(span).collect()
}

fn span(span: &Span) -> String {
    match span {
        // `escaped` puts words on one line, and takes the space at the ends that joins two pieces.
        Span::Plain(text) => {
            let before = if text.starts_with(' ') { " " } else { "" };
            let after = if text.ends_with(' ') && !text.trim().is_empty() {
                " "
            } else {
                ""
            };
            format!("{before}{}{after}", escaped(text))
        }
        Span::Strong(text) => format!("**{}**", escaped(text)),
        Span::Code(text) => format!("`{}`", text.replace(['`', '|', '\n'], " ")),
    }
}
