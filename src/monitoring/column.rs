//! The columns of a return, and how their headings are written.

use crate::problem::did_you_mean;
use crate::sheet::headings::Meaning;
use crate::sheet::text::folded;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Title,
    Year,
    Value,
    Unit,
    Lower,
    Upper,
    Sd,
    Of,
    Kind,
    ReportedShare,
    Discrepancy,
    Source,
    Note,
    Metric,
    Definition,
}

impl Column {
    /// All of them, in the order of the template.
    pub const ALL: [Self; 15] = [
        Self::Title,
        Self::Year,
        Self::Value,
        Self::Unit,
        Self::Lower,
        Self::Upper,
        Self::Sd,
        Self::Of,
        Self::Kind,
        Self::ReportedShare,
        Self::Discrepancy,
        Self::Source,
        Self::Note,
        Self::Metric,
        Self::Definition,
    ];

    /// Its heading in the template.
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Year => "Year",
            Self::Value => "Value",
            Self::Unit => "Unit",
            Self::Lower => "Lower",
            Self::Upper => "Upper",
            Self::Sd => "SD",
            Self::Of => "Of",
            Self::Kind => "Kind",
            Self::ReportedShare => "Reported share",
            Self::Discrepancy => "Discrepancy",
            Self::Source => "Source",
            Self::Note => "Note",
            Self::Metric => "Metric",
            Self::Definition => "Definition",
        }
    }

    /// What else it is called, where that can mean nothing else.
    const fn others(self) -> &'static [&'static str] {
        match self {
            Self::Title => &["what it is", "name"],
            Self::Year => &["financial year", "years"],
            Self::Value => &["values", "reported value"],
            Self::Unit => &["units"],
            Self::Lower => &["lower 80", "lower end"],
            Self::Upper => &["upper 80", "upper end"],
            Self::Sd => &["standard error", "se"],
            Self::Of => &["out of", "of how many"],
            Self::Kind => &["kind of figure"],
            Self::ReportedShare => &["share reported"],
            Self::Discrepancy => &["model discrepancy"],
            Self::Source => &["sources"],
            Self::Note => &["notes", "comment", "comments"],
            Self::Metric => &["metric name"],
            Self::Definition => &["definitions"],
        }
    }

    /// Words that may mean it, or something else: enough to ask.
    const fn doubtful(self) -> &'static [&'static str] {
        match self {
            Self::Title => &["indicator", "description"],
            Self::Year => &["fy", "period", "date"],
            Self::Value => &["actual", "actuals", "outturn", "result", "figure", "total"],
            Self::Lower => &["low", "min", "minimum", "lower 95", "lower 90", "p10"],
            Self::Upper => &["high", "max", "maximum", "upper 95", "upper 90", "p90"],
            Self::Sd => &["standard deviation", "error", "margin of error"],
            Self::Of => &["n", "base", "sample", "sample size", "denominator"],
            Self::Kind => &["type"],
            Self::ReportedShare => &["completeness", "coverage", "reported"],
            Self::Metric => &["measure", "metric id", "id", "code", "key"],
            _ => &[],
        }
    }

    /// What it holds, for those who named a column otherwise.
    const fn meaning(self) -> &'static str {
        match self {
            Self::Lower | Self::Upper => {
                "an end of the range that holds the true figure in 80 of 100 cases"
            }
            Self::Sd => "the standard error of the figure, in its own unit",
            Self::Of => "how many were asked or counted, of which the value is a share",
            Self::Metric => "the metric’s dotted name, such as jobs.filled",
            Self::ReportedShare => "how much of the year is in the figure",
            Self::Year => "the financial year",
            Self::Kind => "count, money, share or event",
            Self::Value => "what was reported",
            _ => "just that",
        }
    }
}

/// Reads a heading. Capitals and punctuation do not count.
pub(super) fn meaning(heading: &str) -> Meaning<Column> {
    let words = folded(heading);
    let is_it = |column: &&Column| {
        folded(column.heading()) == words || column.others().contains(&words.as_str())
    };
    if let Some(column) = Column::ALL.iter().find(is_it) {
        return Meaning::Known(*column);
    }
    let may_be = |column: &&Column| column.doubtful().contains(&words.as_str());
    if let Some(column) = Column::ALL.iter().find(may_be) {
        return Meaning::Unknown {
            help: format!(
                "if it holds {}, write “{}”",
                column.meaning(),
                column.heading()
            ),
            meant: Some(*column),
        };
    }
    let headings = Column::ALL.map(Column::heading);
    let likely = did_you_mean(heading, headings);
    let meant = likely.and_then(|likely| {
        let mut all = Column::ALL.into_iter();
        all.find(|column| column.heading() == likely)
    });
    let help = match likely {
        Some(likely) => format!("did you mean “{likely}”? What is your own goes into “Note”"),
        None => {
            "a return has no such column; what is your own goes into “Note”, or onto another sheet"
                .to_owned()
        }
    };
    Meaning::Unknown { help, meant }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_a_spreadsheet_user_writes_them() {
        for (heading, column) in [
            ("metric", Column::Metric),
            ("reported_share", Column::ReportedShare),
            ("Financial Year", Column::Year),
            ("LOWER (80%)", Column::Lower),
            ("Standard error", Column::Sd),
        ] {
            let found = meaning(heading);
            assert!(
                matches!(found, Meaning::Known(it) if it == column),
                "{heading}"
            );
        }
    }

    #[test]
    fn a_heading_that_may_mean_something_else_is_asked_about() {
        for (heading, column) in [
            ("Lower 95%", Column::Lower),
            ("Standard deviation", Column::Sd),
            ("Valeu", Column::Value),
        ] {
            let Meaning::Unknown { help, meant } = meaning(heading) else {
                panic!("{heading} is taken for granted");
            };
            assert_eq!(meant, Some(column), "{heading}");
            assert!(help.contains(&format!("“{}”", column.heading())), "{help}");
        }
    }
}
