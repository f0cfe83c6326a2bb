//! What stands on the sheet “Read me”.

use super::columns::Described;
use crate::projects::{Kind, Payer};
use crate::sheet::writing::Line;

pub(super) fn lines(columns: &[Described]) -> Vec<Line> {
    let word = |word: &str, meaning: &str| Line::Word(word.to_owned(), meaning.to_owned());
    let mut lines = vec![
        Line::Heading("A list of projects for regiocast"),
        Line::prose(
            "1. Fill the sheet “Projects”: one row for each project. Click a cell to see what goes into it.",
        ),
        Line::prose("2. Delete the example row. (Left as it is, it is not counted.)"),
        Line::prose(
            "3. Save, and type:  regiocast init --from regiocast-projects.xlsx my-programme",
        ),
        Line::prose("4. Read what it says; then type the two commands that it names."),
        Line::Heading("Rules"),
        Line::prose("Money is in £ million of the day (not in thousands, not in today’s prices)."),
        Line::prose("No row of totals, no merged cells, no columns of your own between these."),
        Line::prose(
            "Several bodies pay for one project: a row for each with the same title; floorspace, firms, learners and jobs for the whole project, in the first of them.",
        ),
        Line::prose(
            "For other years, change the years in the headings; they follow each other without a gap.",
        ),
        Line::prose(
            "Jobs are not taken from “Jobs claimed”. They are worked out from floorspace, firms and money with published evidence, and compared with the claim.",
        ),
        Line::Heading("Whose money"),
    ];
    lines.extend(Payer::ALL.map(|payer| word(payer.word(), payer.meaning())));
    lines.push(Line::Heading("Kind of project"));
    lines.extend(Kind::ALL.map(|kind| word(kind.word(), kind.meaning())));
    lines.push(Line::Heading("Columns"));
    let (mut capital, mut revenue) = (false, false);
    for described in columns {
        use crate::projects::columns::Column;
        let seen = match described.column {
            Column::Capital(_) => std::mem::replace(&mut capital, true),
            Column::Revenue(_) => std::mem::replace(&mut revenue, true),
            _ => false,
        };
        if !seen {
            lines.push(Line::Word(
                described.column.heading(),
                described.help.clone(),
            ));
        }
    }
    lines
}
