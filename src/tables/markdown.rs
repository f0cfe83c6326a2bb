//! Tables as Markdown: for people, in the digits that the Monte Carlo error supports.

use super::figure::{chance, count, given, grouped, known, percent, ratio_to, told, told_to};
use super::{Align, Cell, Column, Readers, Table};
use crate::calendar::financial_year;

impl Table {
    /// The table as a Markdown page: title, table, note.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut page = format!("# {}\n", escaped(&self.title));
        page.push('\n');
        page.push_str(&self.grid_to_markdown());
        if !self.note.is_empty() && !self.rows.is_empty() {
            page.push('\n');
            page.push_str(&self.note);
            page.push('\n');
        }
        page
    }

    /// Its rows below their heading, without title and note.
    #[must_use]
    pub fn grid_to_markdown(&self) -> String {
        let shown = self.for_people();
        if self.rows.is_empty() {
            return "There is nothing to show.\n".to_owned();
        }
        let mut grid = String::new();
        line(
            &mut grid,
            shown.iter().map(|place| heading(&self.columns[*place])),
        );
        line(
            &mut grid,
            shown.iter().map(|place| rule(&self.columns[*place])),
        );
        for row in &self.rows {
            let cells = shown
                .iter()
                .map(|place| row.get(*place).map_or_else(String::new, text));
            line(&mut grid, cells);
        }
        grid
    }

    /// The places of the columns that people are shown.
    #[must_use]
    pub fn for_people(&self) -> Vec<usize> {
        (0..self.columns.len())
            .filter(|place| self.columns[*place].readers != Readers::Machines)
            .collect()
    }
}

impl Column {
    /// The heading with the unit, for people.
    #[must_use]
    pub fn told(&self) -> String {
        if self.unit.is_empty() {
            self.heading.clone()
        } else {
            format!("{}, {}", self.heading, self.unit)
        }
    }
}

impl Cell {
    /// What people are told, in the digits that the Monte Carlo error supports: the same in every
    /// format. Plain text, which each format escapes in its own way; empty where nothing is known.
    #[must_use]
    pub fn told(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Year(year) => financial_year(*year),
            Self::Given(value) => given(*value),
            Self::Known(value) => known(*value),
            Self::Figure { value, error } => told(*value, *error),
            Self::ToUnit { value, unit, error } => told_to(*value, *unit, *error),
            Self::Ratio { value, unit, error } => ratio_to(*value, *unit, *error),
            Self::Rounded { value, decimals } => grouped(*value, *decimals),
            Self::Share { value, error } => percent(*value, *error),
            Self::Chance {
                value,
                error,
                draws,
            } => chance(*value, *error, *draws),
            Self::Count(number) => count(*number),
            Self::Empty => String::new(),
        }
    }
}

fn line(page: &mut String, cells: impl Iterator<Item = String>) {
    page.push('|');
    for cell in cells {
        page.push(' ');
        page.push_str(&cell);
        page.push_str(" |");
    }
    page.push('\n');
}

fn heading(column: &Column) -> String {
    escaped(&column.told())
}

fn rule(column: &Column) -> String {
    match column.align {
        Align::Left => ":---".to_owned(),
        Align::Right => "---:".to_owned(),
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => escaped(text),
        other => other.told(),
    }
}

/// A text that means itself in Markdown, on one line. A scenario may come from anybody.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let mut before = None;
        for (place, c) in word.char_indices().filter(|(_, c)| !c.is_control()) {
            let after = word.get(place + c.len_utf8()..).unwrap_or_default();
            if means_more(before, c, after) {
                out.push('\\');
            }
            out.push(c);
            before = Some(c);
        }
    }
    out
}

/// A line of our own Markdown as the text that people read: without marks of emphasis and code, and without
/// the strokes that keep other characters from being marks.
#[must_use]
pub fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match c {
            '\\' => out.extend(characters.next()),
            '*' | '`' => {}
            c => out.push(c),
        }
    }
    out
}

/// Whether a character would be a mark where it stands in a word: an `&` only before what may be the
/// name of a character, a `_` only at the edge of letters.
fn means_more(before: Option<char>, c: char, after: &str) -> bool {
    let next = after.chars().next();
    match c {
        '\\' | '|' | '*' | '`' | '[' | ']' | '<' | '>' | '~' => true,
        '&' => next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#') && after.contains(';'),
        '_' => {
            !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use crate::tables::{Cell, Column, Table};

    #[test]
    fn people_see_financial_years_units_in_the_heading_and_few_digits() {
        let columns = vec![
            Column::text("id", "Id").for_machines(),
            Column::text("what", "What"),
            Column::number("year", "Year"),
            Column::number("p50", "P50").in_unit("jobs (FTE)"),
            Column::number("chance", "Chance"),
        ];
        let mut table = Table::new("example", "An example", "Note.", columns);
        let id = || Cell::text("jobs.filled");
        table.rows = vec![
            vec![
                id(),
                Cell::text("Jobs | <b>\nfilled"),
                Cell::Year(2033),
                Cell::figure(3_312.7, 6.0),
                Cell::share(0.0312, 0.0017),
            ],
            vec![
                id(),
                Cell::text(""),
                Cell::Empty,
                Cell::figure(f64::NAN, 1.0),
                Cell::Empty,
            ],
        ];
        assert_eq!(
            table.to_markdown(),
            "# An example\n\n\
             | What | Year | P50, jobs (FTE) | Chance |\n\
             | :--- | ---: | ---: | ---: |\n\
             | Jobs \\| \\<b\\> filled | 2033/34 | 3,300 | 3.1% |\n\
             |  |  |  |  |\n\
             \nNote.\n"
        );
    }

    #[test]
    fn a_text_means_itself() {
        let hostile = "~~a~~ _b_ c_d R&D & e; &lt; &#60; \u{1B}[1m";
        assert_eq!(
            escaped(hostile),
            r"\~\~a\~\~ \_b\_ c_d R&D & e; \&lt; \&#60; \[1m"
        );
    }

    #[test]
    fn an_empty_table_says_so() {
        let table = Table::new("example", "An example", "", Vec::new());
        assert_eq!(
            table.to_markdown(),
            "# An example\n\nThere is nothing to show.\n"
        );
    }
}
