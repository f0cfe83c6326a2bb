//! Rows that are no projects but the sum of the others: they would count everything twice.

use super::columns::{Column, Layout};
use super::rows::Said;
use crate::sheet::Sheet;
use crate::sheet::problems::Problems;
use crate::sheet::text::folded;

/// What a total may differ from the sum by rounding, as a share of it.
const ROUNDING: f64 = 0.005;

/// What is said of every such row.
pub(super) const HELP: &str =
    "delete the row: the program adds up itself, and a total would be counted as one more project";

/// Whether a title is that of a row of totals: “Total”, “Grand total”, “Total capital programme”.
pub(super) fn is_total(title: &str) -> bool {
    const SUMS: [&str; 5] = ["total", "totals", "subtotal", "subtotals", "sum"];
    const BESIDE: [&str; 18] = [
        "grand",
        "sub",
        "overall",
        "all",
        "of",
        "the",
        "capital",
        "revenue",
        "programme",
        "projects",
        "project",
        "funding",
        "investment",
        "cost",
        "costs",
        "spend",
        "public",
        "private",
    ];
    let words = folded(title);
    let mut words = words.split(' ');
    let all_fit = words
        .clone()
        .all(|word| SUMS.contains(&word) || BESIDE.contains(&word));
    all_fit && words.any(|word| SUMS.contains(&word))
}

/// Refuses each row whose money is, year by year, the sum of all the others.
pub(super) fn refuse(sheet: &Sheet, layout: &Layout, rows: &[Said], problems: &mut Problems) {
    for said in rows {
        // The other rows of a project may well be matched by one of its own, pound for pound.
        let title = folded(&said.title);
        let others: Vec<&Said> = rows
            .iter()
            .filter(|other| other.row != said.row && folded(&other.title) != title)
            .collect();
        if adds_up(said, &others) {
            let name = layout.name(sheet, said.row, Column::Title);
            let message = format!(
                "{name}: its money is that of the other rows added up, year by year: this looks like a row of totals"
            );
            let help = format!(
                "{HELP}; if it is a project, write what it builds, whom it teaches or what it claims, which tells it from a total"
            );
            problems.of_row(said.row, message, &help);
        }
    }
}

fn adds_up(said: &Said, others: &[&Said]) -> bool {
    let capital = Budget::of(said, others, |said| &said.capital);
    let revenue = Budget::of(said, others, |said| &said.revenue);
    let money = match (capital.paid, revenue.paid) {
        (true, true) => capital.adds_up && revenue.adds_up,
        (true, false) => capital.adds_up,
        (false, true) => revenue.adds_up,
        (false, false) => false,
    };
    // Two numbers and a third that is their sum may be chance, where there is little to compare.
    let years = capital.years + revenue.years;
    let likely = years >= 2 || others.len() >= 3 || sounds_like_all(&said.title);
    money && likely && quantities(said, others)
}

/// What a row has of one kind of money, beside the others.
struct Budget {
    paid: bool,
    adds_up: bool,
    /// In how many years there is any.
    years: usize,
}

impl Budget {
    fn of(said: &Said, others: &[&Said], of: fn(&Said) -> &Vec<f64>) -> Self {
        let own = of(said);
        let payers = others
            .iter()
            .filter(|other| of(other).iter().any(|amount| *amount > 0.0))
            .count();
        let same = own.iter().enumerate().all(|(year, amount)| {
            let sum: f64 = others.iter().filter_map(|other| of(other).get(year)).sum();
            is_near(*amount, sum)
        });
        let years = own.iter().filter(|amount| **amount > 0.0).count();
        Self {
            paid: years > 0,
            adds_up: same && payers >= 2,
            years,
        }
    }
}

fn is_near(total: f64, sum: f64) -> bool {
    (total - sum).abs() <= ROUNDING * sum + 1e-6
}

fn sounds_like_all(title: &str) -> bool {
    folded(title).split(' ').any(|word| {
        matches!(
            word,
            "all" | "overall" | "total" | "programme" | "portfolio" | "budget" | "sum"
        )
    })
}

/// Whether what is said beside the money is silent or added up as well.
fn quantities(said: &Said, others: &[&Said]) -> bool {
    let of: [fn(&Said) -> Option<f64>; 5] = [
        |said| said.floorspace,
        |said| said.firms,
        |said| said.learners_a_year,
        |said| said.learners_in_all,
        |said| said.jobs,
    ];
    of.into_iter().all(|of| {
        let sum: f64 = others.iter().filter_map(|other| of(other)).sum();
        of(said).is_none_or(|own| is_near(own, sum))
    })
}

#[cfg(test)]
mod tests {
    use super::is_total;

    #[test]
    fn totals_are_told_from_projects_that_have_total_in_their_name() {
        for title in [
            "Total",
            "GRAND TOTAL:",
            "Sub-total",
            "Total capital",
            "Programme total",
        ] {
            assert!(is_total(title), "{title}");
        }
        for title in [
            "Total Energies plant",
            "All projects",
            "Capital programme",
            "",
        ] {
            assert!(!is_total(title), "{title}");
        }
    }
}
