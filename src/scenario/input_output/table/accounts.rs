//! The industries' accounts, row by row below the sales: output, jobs, pay and what else a pound is made of.

use crate::scenario::input_output::number::{above_zero, number, zero_or_more};
use crate::sheet::problems::Problems;
use crate::sheet::{Cell, Row};

use super::{Layout, National, cells};

/// Rows below the industries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Account {
    Output,
    Employment,
    Compensation,
    Gva,
    Imports,
    Taxes,
    HouseholdIncome,
}

/// The accounts, with what their rows may be called; the first is the usual word.
pub(super) const ACCOUNTS: [(Account, &[&str]); 7] = [
    (
        Account::Output,
        &["output", "total output", "output at basic prices"],
    ),
    (Account::Employment, &["employment", "jobs"]),
    (
        Account::Compensation,
        &["compensation", "compensation of employees"],
    ),
    (Account::Gva, &["gva", "gross value added"]),
    (Account::Imports, &["imports"]),
    (Account::Taxes, &["taxes", "taxes less subsidies"]),
    (Account::HouseholdIncome, &["household income"]),
];

/// Keeps what a row says of each industry.
pub(super) fn take(
    layout: &Layout<'_>,
    row: &Row,
    account: Account,
    national: &mut National,
    problems: &mut Problems,
) {
    if account == Account::HouseholdIncome {
        if let Some(column) = layout.households {
            let income = cells(layout, row, &[column], above_zero, problems);
            national.household_income = income.first().copied();
        }
        return;
    }
    if let (Account::Compensation, Some(column)) = (account, layout.households)
        && *row.cell(column) != Cell::Empty
    {
        let pay = cells(layout, row, &[column], zero_or_more, problems);
        national.household_pay = pay.first().copied().unwrap_or_default();
    }
    let test = match account {
        Account::Output | Account::Employment => above_zero,
        Account::Compensation | Account::Imports => zero_or_more,
        _ => number,
    };
    let values = cells(layout, row, &layout.columns, test, problems);
    let [gva, imports, taxes] = &mut national.rest;
    let kept = match account {
        Account::Output => &mut national.output,
        Account::Employment => &mut national.employment,
        Account::Compensation | Account::HouseholdIncome => &mut national.compensation,
        Account::Gva => gva,
        Account::Imports => imports,
        Account::Taxes => taxes,
    };
    if !kept.is_empty() {
        let message = format!("{}: there are two such rows", layout.sheet.row(row.number));
        problems.of_row(row.number, message, "keep one of the two");
    }
    *kept = values;
}
