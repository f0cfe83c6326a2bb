//! A workforce's self-assessment: a CSV file with the columns `level` and `count`, and `area` where it has
//! several.

use std::sync::Arc;

use crate::problem::{Place, Problem, SourceText, help_for_unknown};

use super::beside;
use super::context::Context;

/// Files of surveys come after all others in the order of problems.
const AFTER_ALL_OTHERS: usize = usize::MAX;

/// People by level, low to high.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Survey {
    /// People at each level of each area; of the whole where there are no areas.
    pub headcounts: Vec<Vec<f64>>,
    /// The areas.
    pub areas: Vec<String>,
}

/// Reads a survey. The file is named relative to the scenario file.
pub(super) fn read(
    cx: &mut Context<'_>,
    file: &str,
    (asked, path): (&Place, &str),
    (levels, areas): (&[String], &[String]),
) -> Option<Survey> {
    let (name, text) = text_of(cx, file, asked, path)?;
    let source = Arc::new(SourceText {
        name,
        text,
        order: AFTER_ALL_OTHERS,
        folder: None,
    });
    let before = cx.problems.len();
    let found = rows(cx, &source, path, (levels, areas));
    let is_read = cx.problems.len() == before;
    for (place, headcount) in found.iter().enumerate().filter(|_| is_read) {
        for (level, _) in levels.iter().zip(headcount).filter(|(_, it)| it.is_none()) {
            let of = areas
                .get(place)
                .map_or_else(String::new, |area| format!(" of area `{area}`"));
            let message = format!("`{}` has no row for level `{level}`{of}", source.name);
            cx.error(asked, path, message, "write 0 where nobody is at a level");
        }
    }
    let known = |headcount: Vec<Option<f64>>| {
        let people = headcount.into_iter();
        people.map(Option::unwrap_or_default).collect()
    };
    let headcounts = found.into_iter().map(known).collect();
    (cx.problems.len() == before).then(|| Survey {
        headcounts,
        areas: areas.to_vec(),
    })
}

/// The name of a survey and what it holds.
fn text_of(
    cx: &mut Context<'_>,
    file: &str,
    asked: &Place,
    path: &str,
) -> Option<(String, String)> {
    let (name, bytes) = beside::file(cx, file, asked, path)?;
    if let Ok(text) = String::from_utf8(bytes) {
        return Some((name, text));
    }
    let message = format!("`{name}` is no text");
    cx.error(asked, path, message, "save the survey as CSV (UTF-8)");
    None
}

fn rows(
    cx: &mut Context<'_>,
    source: &Arc<SourceText>,
    path: &str,
    (levels, areas): (&[String], &[String]),
) -> Vec<Vec<Option<f64>>> {
    let mut headcounts = vec![vec![None; levels.len()]; areas.len().max(1)];
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(source.text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let columns = ["level", "count"].map(|name| header.iter().position(|title| title == name));
    let [Some(level), Some(count)] = columns else {
        let top = line_at(source, 0);
        let message = "the first line must name the columns `level` and `count`".to_owned();
        let help = if areas.is_empty() {
            "write level,count"
        } else {
            "write area,level,count"
        };
        cx.error(&top, path, message, help);
        return headcounts;
    };
    let of_area = header.iter().position(|title| title == "area");
    let wrong = match (of_area, areas.is_empty()) {
        (None, false) => Some((
            "the first line must name the column `area` too: the workforce has areas",
            "write area,level,count",
        )),
        (Some(_), true) => Some((
            "has a column `area`, but the workforce names no areas",
            "list them on the workforce: areas = [\"...\", \"...\"]",
        )),
        _ => None,
    };
    if let Some((message, help)) = wrong {
        cx.error(&line_at(source, 0), path, message.to_owned(), help);
        return headcounts;
    }
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let at = error.position().map_or(0, csv::Position::byte);
                cx.error(
                    &line_at(source, at),
                    path,
                    "cannot be read".to_owned(),
                    error.to_string(),
                );
                continue;
            }
        };
        let place = line_at(source, record.position().map_or(0, csv::Position::byte));
        let (name, people) = (
            record.get(level).unwrap_or_default(),
            record.get(count).unwrap_or_default(),
        );
        let area = of_area
            .and_then(|column| record.get(column))
            .unwrap_or_default();
        let place_of_area = match areas.iter().position(|known| known == area) {
            Some(place) => place,
            None if areas.is_empty() => 0,
            None => {
                let known = areas.iter().map(String::as_str);
                let help = help_for_unknown(area, known, "areas");
                cx.error(&place, path, format!("there is no area `{area}`"), help);
                continue;
            }
        };
        let headcount = &mut headcounts[place_of_area];
        match row(name, people, levels) {
            Ok((level, people)) if headcount[level].is_none() => headcount[level] = Some(people),
            Ok(_) => {
                let of = if areas.is_empty() {
                    String::new()
                } else {
                    format!(" of area `{area}`")
                };
                let message = format!("there are two rows for level `{name}`{of}");
                cx.error(&place, path, message, "add them up");
            }
            Err((message, help)) => {
                cx.problems
                    .push(Problem::error(&place, path, message).help(help));
            }
        }
    }
    headcounts
}

/// Reads a row: a level by its name or its number from 1, and how many people.
fn row(name: &str, people: &str, levels: &[String]) -> Result<(usize, f64), (String, String)> {
    let by_name = levels.iter().position(|level| level == name);
    let by_number = || {
        let number: usize = name.parse().ok()?;
        number.checked_sub(1).filter(|place| *place < levels.len())
    };
    let level = by_name.or_else(by_number).ok_or_else(|| {
        let known = levels.iter().map(String::as_str);
        (
            format!("there is no level `{name}`"),
            help_for_unknown(name, known, "levels"),
        )
    })?;
    let people = people
        .parse()
        .ok()
        .filter(|count: &f64| count.is_finite() && *count >= 0.0)
        .ok_or_else(|| {
            (
                format!("`{people}` is not a number of people"),
                "write 0 or more".to_owned(),
            )
        })?;
    Ok((level, people))
}

/// The line that begins at a byte.
fn line_at(source: &Arc<SourceText>, byte: u64) -> Place {
    let text = &source.text;
    let start = usize::try_from(byte).unwrap_or(0).min(text.len());
    let blank = text[start..]
        .find(|c: char| !c.is_whitespace())
        .unwrap_or(0);
    let start = start + blank;
    let end = text[start..]
        .find(['\r', '\n'])
        .map_or(text.len(), |length| start + length);
    Place {
        source: Arc::clone(source),
        span: start..end,
    }
}
