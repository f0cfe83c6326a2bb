//! `outside_view`: what comparable programmes promised and what came of it, case by case.

use std::fmt::Write as _;

use super::figure::{in_hundred, percent};
use super::markdown::escaped;
use super::words::capitalised;
use super::{Cell, Column, Readers, Table};
use crate::analysis::outside::Record;
use crate::analysis::{OutsideView, ReferenceClass, TargetResult};
use crate::register::weights;

const NOTE: &str = "Delivered over promised is the ratio. The weight is likeness times evidence times recency; \
the accounts of one programme share the weight of its best account, so that a programme counted three times \
counts once. A handful of cases is not a distribution: nothing between or beyond them is known.";

/// The cases of every class that a promise names; `None` where no class lists any.
#[must_use]
pub fn table(targets: &[TargetResult]) -> Option<Table> {
    let mut classes: Vec<&ReferenceClass> = Vec::new();
    for view in targets.iter().filter_map(|target| target.outside.as_ref()) {
        if let Some(Record { class, .. }) = &view.record
            && !classes.iter().any(|known| known.id == class.id)
        {
            classes.push(class);
        }
    }
    (!classes.is_empty()).then(|| {
        let mut table = empty();
        table.rows = classes.into_iter().flat_map(rows).collect();
        table
    })
}

/// The same without reasons and dates, for a page that is narrow.
#[must_use]
pub fn in_short(targets: &[TargetResult]) -> Option<Table> {
    let mut table = table(targets)?;
    for column in &mut table.columns {
        if ["at", "why", "status"].contains(&column.key.as_str()) {
            column.readers = Readers::Machines;
        }
    }
    Some(table)
}

/// The cases of one class on a page: a table of figures and weights, and below it why and from where.
#[must_use]
pub fn page(class: &ReferenceClass) -> String {
    let mut table = empty();
    table.rows = rows(class);
    for column in &mut table.columns {
        let words = ["class", "why", "status", "source"];
        column.readers = if words.contains(&column.key.as_str()) {
            Readers::Machines
        } else {
            Readers::All
        };
    }
    let mut page = table.grid_to_markdown();
    page.push('\n');
    for case in &class.cases {
        let _ = writeln!(
            page,
            "- {}, {}: {} {}: {}.",
            escaped(&case.programme),
            escaped(&case.account),
            escaped(&case.why),
            capitalised(&case.status),
            escaped(&case.source)
        );
    }
    page
}

fn empty() -> Table {
    let columns = vec![
        Column::text("class", "Class").for_machines(),
        Column::text("programme", "Programme"),
        Column::text("account", "Account"),
        Column::number("promised", "Promised"),
        Column::number("delivered", "Delivered"),
        Column::text("unit", "Unit"),
        Column::number("ratio", "Ratio"),
        Column::text("at", "When"),
        Column::number("likeness", "Likeness").for_machines(),
        Column::number("evidence", "Evidence").for_machines(),
        Column::number("recency", "Recency").for_machines(),
        Column::number("weight", "Weight"),
        Column::text("why", "Why this weight"),
        Column::text("status", "Status"),
        Column::text("source", "Source"),
    ];
    let title = "Outside view: comparable programmes";
    Table::new("outside_view", title, NOTE, columns)
}

fn rows(class: &ReferenceClass) -> Vec<Vec<Cell>> {
    let weights = weights(&class.cases);
    let rows = class.cases.iter().zip(weights).map(|(case, weight)| {
        vec![
            Cell::text(&class.id),
            Cell::text(&case.programme),
            Cell::text(&case.account),
            Cell::Given(case.promised),
            Cell::Given(case.delivered),
            Cell::text(&case.unit),
            Cell::Rounded {
                value: case.ratio(),
                decimals: 2,
            },
            Cell::text(&case.at),
            Cell::Given(case.likeness),
            Cell::Given(case.evidence),
            Cell::Given(case.recency),
            Cell::Rounded {
                value: weight,
                decimals: 2,
            },
            Cell::text(&case.why),
            Cell::text(&case.status),
            Cell::text(&case.source),
        ]
    });
    rows.collect()
}

/// How often such a promise was kept, in a cell: `0 of 2` programmes, or a percentage where a class
/// lists no cases.
#[must_use]
pub fn kept(view: &OutsideView) -> String {
    match &view.record {
        Some(record) => format!("{} of {}", record.kept, record.programmes),
        // Comparable programmes are few: their share is told in whole percents.
        None => percent(view.probability, 0.005),
    }
}

/// The same in a sentence: `none of the 2 comparable programmes on record kept such a promise`.
#[must_use]
pub fn kept_in_words(view: &OutsideView) -> String {
    let Some(Record {
        programmes, kept, ..
    }) = &view.record
    else {
        return format!(
            "by the record of comparable programmes, as the evidence puts it, such a promise would be kept in {}",
            in_hundred(view.probability)
        );
    };
    match (kept, programmes) {
        (0, 1) => "the one comparable programme on record did not keep such a promise".to_owned(),
        (1, 1) => "the one comparable programme on record kept such a promise".to_owned(),
        (0, all) => {
            format!("none of the {all} comparable programmes on record kept such a promise")
        }
        (kept, all) if kept == all => {
            format!("all {all} comparable programmes on record kept such a promise")
        }
        (kept, all) => {
            format!("{kept} of the {all} comparable programmes on record kept such a promise")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distribution::Distribution;
    use crate::programme::Bound;
    use crate::register::Precedent;
    use crate::tables::testing::result;

    fn class() -> ReferenceClass {
        ReferenceClass {
            id: "zones".to_owned(),
            title: "Zones".to_owned(),
            ratios: Distribution::Fixed(0.25),
            cases: vec![Precedent {
                programme: "Zones of 2012".to_owned(),
                account: "Counted".to_owned(),
                promised: 54_000.0,
                delivered: 13_500.0,
                unit: "jobs".to_owned(),
                at: "2017".to_owned(),
                source: "A report".to_owned(),
                status: "computed".to_owned(),
                likeness: 1.0,
                evidence: 0.5,
                recency: 1.0,
                why: "Alike".to_owned(),
            }],
        }
    }

    #[test]
    fn a_class_is_listed_once_however_many_promises_name_it() -> Result<(), csv::Error> {
        let view = OutsideView::of(&class(), Bound::AtLeast(2_000.0));
        let target = TargetResult {
            outside: Some(view.clone()),
            ..result(0.5)
        };
        let table = table(&[target.clone(), result(0.5), target]);
        let csv = table.map(|table| table.to_csv()).transpose()?;
        assert_eq!(
            csv.as_deref().and_then(|csv| csv.lines().nth(1)),
            Some(
                "zones,Zones of 2012,Counted,54000,13500,jobs,0.25,2017,1,0.5,1,0.5,Alike,computed,A report"
            )
        );
        assert_eq!(csv.map(|csv| csv.lines().count()), Some(2));
        assert_eq!(kept(&view), "0 of 1");
        assert_eq!(
            kept_in_words(&view),
            "the one comparable programme on record did not keep such a promise"
        );
        Ok(())
    }

    #[test]
    fn a_class_without_cases_is_told_as_a_share() {
        let view = result(0.5).outside.unwrap();
        assert_eq!(kept(&view), "12%");
        assert!(kept_in_words(&view).ends_with("would be kept in about 12 in 100"));
        assert_eq!(table(&[result(0.5)]), None);
    }
}
