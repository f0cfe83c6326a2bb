//! Row by row: what each says, and what is wrong with its cells.

use super::amount;
use super::columns::{Column, Layout, YEARS};
use super::example;
use super::kind::{Kind, Payer};
use super::scale::Scale;
use super::totals;
use crate::problem::did_you_mean;
use crate::sheet::number::Wrong;
use crate::sheet::problems::Problems;
use crate::sheet::text::{cleaned, folded, in_words, shortened};
use crate::sheet::year;
use crate::sheet::{Cell, Row, Sheet};

/// How long a title may be: it stands in charts and tables.
const LONGEST_TITLE: usize = 120;

/// How far a total may lie from the sum, £m: what rounding in twenty cells can do.
const TOTAL_TOLERANCE: f64 = 0.05;

/// What a row says, as far as it can be read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said {
    pub row: usize,
    pub title: String,
    pub payer: Payer,
    pub kind: Kind,
    pub sponsor: String,
    pub capital: Vec<f64>,
    pub revenue: Vec<f64>,
    pub floorspace: Option<f64>,
    pub firms: Option<f64>,
    pub learners_a_year: Option<f64>,
    pub learners_in_all: Option<f64>,
    pub jobs: Option<f64>,
    pub opens: Option<i32>,
    pub source: String,
    pub note: String,
}

/// Reads all rows below the headings. Rows with a mistake are left out of what is returned.
pub(super) fn read(
    sheet: &Sheet,
    layout: &Layout,
    scale: &mut Scale,
    problems: &mut Problems,
    remarks: &mut Vec<String>,
) -> Vec<Said> {
    let rows = sheet.rows.iter().filter(|row| row.number > layout.row);
    rows.filter_map(|row| {
        let before = problems.len();
        let said = Reader {
            sheet,
            layout,
            row,
            scale,
            problems,
            remarks,
        }
        .read()?;
        (problems.len() == before).then_some(said)
    })
    .collect()
}

struct Reader<'a> {
    sheet: &'a Sheet,
    layout: &'a Layout,
    row: &'a Row,
    scale: &'a mut Scale,
    problems: &'a mut Problems,
    remarks: &'a mut Vec<String>,
}

impl Reader<'_> {
    fn read(mut self) -> Option<Said> {
        let title = self.text(Column::Title);
        if totals::is_total(&title) {
            self.wrong(
                Column::Title,
                "this looks like a row of totals",
                totals::HELP,
            );
            return None;
        }
        let said = self.cells(title);
        if self.is_example(&said) {
            return None;
        }
        self.totals(&said);
        Some(said)
    }

    /// Whether a row is the example. Only the whole of it, unchanged, is left out: of any other, nobody
    /// can say what is invented and what is meant.
    fn is_example(&mut self, said: &Said) -> bool {
        let changed = example::changed(said, self.layout);
        // Its note tells it from a project that happens to be like it.
        let only_renamed = changed == [Column::Title] && self.layout.place(Column::Note).is_some();
        if !example::is_marked(&said.title) && !only_renamed {
            return false;
        }
        self.scale.forget(said.row);
        if changed.is_empty() {
            let row = self.sheet.row(said.row);
            self.remarks
                .push(format!("{row}: the example row was left out"));
            return true;
        }
        let message = if only_renamed {
            "everything but the title is that of the example row, which is invented".to_owned()
        } else {
            let changed: Vec<String> = changed
                .into_iter()
                .filter(|column| *column != Column::Title)
                .map(|column| format!("“{}”", column.heading()))
                .collect();
            let changed = match changed.as_slice() {
                [] => "its title was changed".to_owned(),
                changed => format!("it was changed in {}", in_words(changed)),
            };
            format!("the title says that this row is the example, but {changed}")
        };
        let help = format!(
            "delete the row; or, if it is a project now, write its own numbers and a title of its own without “{}”",
            example::MARK
        );
        self.wrong(Column::Title, &message, &help);
        true
    }

    fn cells(&mut self, title: String) -> Said {
        if title.is_empty() {
            let help = "write what the project is called; a row that is no project is deleted";
            self.wrong(Column::Title, "the project has no title", help);
        } else if title.chars().count() > LONGEST_TITLE {
            let message = format!("the title has {} characters", title.chars().count());
            let help = format!(
                "write at most {LONGEST_TITLE}, since it stands in tables and charts; the rest goes into Note"
            );
            self.wrong(Column::Title, &message, &help);
        }
        let years = &self.layout.years;
        let capital = years.iter().map(|year| Column::Capital(*year)).collect();
        let revenue = years.iter().map(|year| Column::Revenue(*year)).collect();
        Said {
            row: self.row.number,
            title,
            payer: self.payer(),
            kind: self.kind(),
            sponsor: self.text(Column::Sponsor),
            capital: self.money(capital),
            revenue: self.money(revenue),
            floorspace: self.count(Column::Floorspace, "m²"),
            firms: self.whole(Column::Firms, "firms"),
            learners_a_year: self.whole(Column::LearnersAYear, "learners a year"),
            learners_in_all: self.whole(Column::LearnersInAll, "learners"),
            jobs: self.count(Column::Jobs, "jobs"),
            opens: self.opens(),
            source: self.text(Column::Source),
            note: self.text(Column::Note),
        }
    }

    fn wrong(&mut self, column: Column, message: &str, help: &str) {
        let name = self.layout.name(self.sheet, self.row.number, column);
        let message = format!("{name}: {message}");
        self.problems.of_row(self.row.number, message, help);
    }

    fn or_wrong<T>(&mut self, column: Column, found: Result<Option<T>, Wrong>) -> Option<T> {
        found.unwrap_or_else(|wrong| {
            self.wrong(column, &wrong.message, &wrong.help);
            None
        })
    }

    fn text(&mut self, column: Column) -> String {
        match self.layout.cell(self.row, column) {
            Cell::Text(text) => cleaned(text),
            Cell::Number(number) => number.to_string(),
            Cell::Empty => String::new(),
            other => {
                let message = match other {
                    Cell::Broken(error) => format!("the formula here ends in {error}"),
                    other => format!("this is {}", other.shown()),
                };
                self.wrong(column, &message, "write the text itself");
                String::new()
            }
        }
    }

    fn payer(&mut self) -> Payer {
        let words = Payer::ALL.map(Payer::word);
        let text = self.text(Column::Payer);
        Payer::named(&text).unwrap_or_else(|| {
            self.choice(Column::Payer, &text, &words);
            Payer::Other
        })
    }

    fn kind(&mut self) -> Kind {
        let words = Kind::ALL.map(Kind::word);
        let text = self.text(Column::Kind);
        Kind::named(&text).unwrap_or_else(|| {
            self.choice(Column::Kind, &text, &words);
            Kind::Other
        })
    }

    /// A cell that is none of its choices.
    fn choice(&mut self, column: Column, text: &str, words: &[&str]) {
        let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
        let choices = format!("choose {}", in_words(&quoted).replace(" and “", " or “"));
        let folded_words: Vec<String> = words.iter().map(|word| folded(word)).collect();
        let likely = did_you_mean(&folded(text), folded_words.iter().map(String::as_str))
            .and_then(|meant| folded_words.iter().position(|word| word == meant))
            .map(|place| words[place]);
        let (message, help) = match likely {
            _ if text.is_empty() => ("nothing is chosen here".to_owned(), choices),
            Some(likely) => (
                format!("“{}” is none of the choices", shortened(text)),
                format!("did you mean “{likely}”? Or {choices}"),
            ),
            None => (
                format!("“{}” is none of the choices", shortened(text)),
                choices,
            ),
        };
        self.wrong(column, &message, &help);
    }

    fn money(&mut self, columns: Vec<Column>) -> Vec<f64> {
        columns
            .into_iter()
            .map(|column| {
                let found = amount::money(self.layout.cell(self.row, column));
                let Some(money) = self.or_wrong(column, found) else {
                    return 0.0;
                };
                if !money.with_unit {
                    self.scale.note(self.row.number, column, money.amount);
                }
                money.amount
            })
            .collect()
    }

    fn count(&mut self, column: Column, unit: &str) -> Option<f64> {
        let found = amount::how_many(self.layout.cell(self.row, column), unit);
        self.or_wrong(column, found)
    }

    fn whole(&mut self, column: Column, unit: &str) -> Option<f64> {
        let found = amount::whole(self.layout.cell(self.row, column), unit);
        self.or_wrong(column, found)
    }

    fn opens(&mut self) -> Option<i32> {
        let found = year::read(self.layout.cell(self.row, Column::Opens));
        let opens = self.or_wrong(Column::Opens, found)?;
        if (YEARS.0..=YEARS.1).contains(&opens) {
            return Some(opens);
        }
        let message = format!("{opens} lies outside {} to {}", YEARS.0, YEARS.1);
        self.wrong(Column::Opens, &message, "write the year as 2027/28");
        None
    }

    /// Columns of totals are for people; they must say what the years add up to.
    fn totals(&mut self, said: &Said) {
        let capital: f64 = said.capital.iter().sum();
        let revenue: f64 = said.revenue.iter().sum();
        for (column, what, sum) in [
            (Column::CapitalTotal, "capital", capital),
            (Column::RevenueTotal, "revenue", revenue),
            (Column::Total, "money", capital + revenue),
        ] {
            // A total that is far too large disagrees with the sum, whatever else it is.
            let found = amount::money(self.layout.cell(self.row, column));
            let Some(total) = self.or_wrong(column, found) else {
                continue;
            };
            let total = total.amount;
            if (total - sum).abs() > TOTAL_TOLERANCE {
                let message = format!(
                    "the total is £{}m, and the years’ {what} adds up to £{}m",
                    crate::sheet::text::told(total),
                    crate::sheet::text::told(sum)
                );
                let help = "put the year or the total right; an empty total is fine";
                self.wrong(column, &message, help);
            }
        }
    }
}
