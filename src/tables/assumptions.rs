//! `assumptions`: the assumption log, one row for each number that is not plain.

use super::words::Words;
use super::{Cell, Column, Table};
use crate::register::{Assumption, Rating, Register};

const NOTE: &str = "Green: a measured outturn of a comparable programme and place. Amber: some \
evidence. Red: a judgement, or a recalled figure. Numbers that share evidence share its luck to the \
degree shown.";

/// The assumption log as a table, in the order of the scenario; what a reference assumes otherwise
/// comes last.
#[must_use]
pub fn table(words: &Words, reference: Option<&Words>) -> Table {
    let columns = vec![
        Column::text("id", "Place in the scenario").for_machines(),
        Column::text("title", "Assumption"),
        Column::text("value", "Value"),
        Column::number("p10", "P10"),
        Column::number("p50", "P50"),
        Column::number("p90", "P90"),
        Column::text("unit", "Unit"),
        Column::text("source", "Source"),
        Column::text("rating", "Rating"),
        Column::text("note", "Note"),
        Column::text("evidence", "Evidence"),
        Column::number("shared", "Luck shared"),
        Column::text("owner", "Owner").for_machines(),
        Column::text("date", "Set on").for_machines(),
        Column::text("valid_until", "Valid until").for_machines(),
        Column::text("signed_off", "Signed off by").for_machines(),
    ];
    let title = format!("{}: assumption log", words.programme.title);
    let mut table = Table::new("assumptions", &title, NOTE, columns);
    let assumptions = words.register.assumptions.iter();
    table.rows = assumptions
        .map(|assumption| line(assumption, words))
        .collect();
    if let Some(reference) = reference {
        table.note.push_str(REFERENCE);
        let others = own(words.register, reference.register);
        table.rows.extend(others.map(|assumption| {
            let mut cells = line(assumption, reference);
            cells[0] = Cell::text(format!("reference.{}", assumption.name));
            cells[1] = Cell::text(format!(
                "{}, in the reference",
                reference.assumption(assumption)
            ));
            cells
        }));
    }
    table
}

/// What a reader has to know where a reference is run.
const REFERENCE: &str = " No deadweight is assumed: a reference is run in its place. It assumes what \
the programme does but for the lines that say so.";

/// The assumptions of a reference that the programme has not, or has otherwise.
pub fn own<'a>(
    register: &'a Register,
    reference: &'a Register,
) -> impl Iterator<Item = &'a Assumption> {
    let is_known = |one: &&Assumption| {
        let known = &register.assumptions;
        let same = |known: &Assumption| {
            (&known.name, &known.distribution, &known.evidence)
                == (&one.name, &one.distribution, &one.evidence)
        };
        !known.iter().any(same)
    };
    reference.assumptions.iter().filter(is_known)
}

fn line(assumption: &Assumption, words: &Words) -> Vec<Cell> {
    let about = &assumption.provenance;
    let [low, middle, high] = [0.1, 0.5, 0.9].map(|p| {
        let value = assumption.distribution.quantile(p);
        match assumption.input {
            Some(_) => Cell::Known(value),
            None => Cell::Given(value),
        }
    });
    let link = assumption.evidence.as_ref();
    vec![
        Cell::text(&assumption.name),
        Cell::text(words.assumption(assumption)),
        Cell::text(value(assumption)),
        low,
        middle,
        high,
        Cell::text(&about.unit),
        Cell::text(&about.source),
        Cell::text(about.rating.map_or("", Rating::word)),
        Cell::text(&about.note),
        link.map_or(Cell::Empty, |link| Cell::text(&link.id)),
        link.map_or(Cell::Empty, |link| Cell::share(link.shared, 0.0)),
        Cell::text(&about.owner),
        Cell::text(&about.date),
        Cell::text(&about.valid_until),
        Cell::text(&about.signed_off),
    ]
}

/// What the number may be, in words.
fn value(assumption: &Assumption) -> String {
    let words = assumption.distribution.in_words();
    match assumption.uprating {
        Some(_) => {
            format!("{words}; at median inflation, and each future carries it on with its own")
        }
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::testing::{programme, register};

    #[test]
    fn every_assumption_shows_its_range_its_source_and_its_rating() -> Result<(), csv::Error> {
        let (programme, register) = (programme(), register());
        let words = Words {
            programme: &programme,
            register: &register,
        };
        let table = table(&words, None);
        let data = table.to_csv()?;
        assert_eq!(
            data.lines().nth(1),
            Some(
                "fund.grant.realised,Share that arrives (Government grant),\"between 0.6 and 1, \
                 every value equally likely (uniform)\",0.64,0.8,0.96,share,\"A study, 2019\",amber,,,,,,,"
            )
        );
        let page = table.to_markdown();
        assert!(
            page.contains(
                "| Jobs lost each year (Science park) | between 0.04 and 0.1, every value equally likely (uniform) | 0.046 | \
                 0.07 | 0.094 | share | A study, 2019 | red |  | annual_exit | 100% |"
            ),
            "{page}"
        );
        Ok(())
    }
}
