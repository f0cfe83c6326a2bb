//! Does a project open after it is paid for, and does its opening matter at all?

use super::Project;
use super::claims::A_POUND;
use super::columns::{Column, Layout};
use super::kind::Kind;
use crate::calendar::financial_year;
use crate::sheet::Sheet;
use crate::sheet::problems::Problems;
use crate::sheet::text::told;

/// How much of the capital is spent by the end of the year of opening, at least: a building may take
/// its first tenants before its last bill, and not before half of it is paid for.
const SPENT_BY_OPENING: f64 = 0.5;

/// Refuses an opening that comes before its money, and remarks on one that is used in part or not at all.
pub(super) fn check(
    sheet: &Sheet,
    layout: &Layout,
    project: &Project,
    problems: &mut Problems,
    remarks: &mut Vec<String>,
) {
    let Some(opens) = project.opens else {
        return;
    };
    let opening = financial_year(opens);
    let spending = Spending::of(project, layout, opens);
    let mut wrong = |message: String, help: &str| {
        let name = layout.name(sheet, project.row(), Column::Opens);
        problems.of_row(project.row(), format!("{name}: {message}"), help);
    };
    if let Some(first) = spending.first
        && opens < first
    {
        let message = format!(
            "it opens in {opening}, and its first {} comes in {}",
            spending.what,
            financial_year(first)
        );
        let help = format!(
            "put the year of opening or the years of the {} right",
            spending.what
        );
        wrong(message, &help);
        return;
    }
    let row = sheet.row(project.row());
    if !is_used(project) {
        remarks.push(format!(
            "{row}: its opening year is not used, since it builds no floorspace that is let or moved into"
        ));
        return;
    }
    let (all, after) = (told(spending.all), told(spending.after));
    if spending.all - spending.after < SPENT_BY_OPENING * spending.all {
        let message = format!(
            "it opens in {opening}, and £{after}m of its £{all}m of capital, more than half, come after that year"
        );
        let help = "put the year of opening or the years of the capital right; what opens in stages is a project for each stage";
        wrong(message, help);
    } else if spending.after >= A_POUND {
        remarks.push(format!(
            "{row}: £{after}m of its £{all}m of capital come after it opens in {opening}; what they build opens later than that in the scenario"
        ));
    }
    if layout.years.last().is_some_and(|last| opens > *last) {
        remarks.push(format!(
            "{row}: it opens in {opening}, after the last year of the list, so none of its jobs are seen"
        ));
    }
}

/// Whether the scenario has a use for the year of opening: what is built fills from then on.
fn is_used(project: &Project) -> bool {
    let capital = project.capital().iter().sum::<f64>() >= A_POUND;
    let lets_without = matches!(project.kind, Kind::Laboratory | Kind::Office);
    let builds = project.floorspace.is_some() || lets_without;
    capital && builds && !project.kind.is_training()
}

/// What is spent, and how much of it after the year of opening.
struct Spending {
    what: &'static str,
    first: Option<i32>,
    all: f64,
    after: f64,
}

impl Spending {
    /// Of capital, or of revenue where there is no capital.
    fn of(project: &Project, layout: &Layout, opens: i32) -> Self {
        let capital = project.capital();
        let (what, money) = if capital.iter().sum::<f64>() >= A_POUND {
            ("capital", capital)
        } else {
            ("revenue", project.revenue())
        };
        let by_year = || layout.years.iter().copied().zip(money.iter().copied());
        Self {
            what,
            first: by_year()
                .find(|(_, paid)| *paid > 0.0)
                .map(|(year, _)| year),
            all: by_year().map(|(_, paid)| paid).sum(),
            after: by_year()
                .filter(|(year, _)| *year > opens)
                .map(|(_, paid)| paid)
                .sum(),
        }
    }
}
