//! What public cost, net present social value and the two ratios are made of, in means, which add up.

use crate::calendar::financial_year;
use crate::document::{Exhibit, Sum};
use crate::report::Findings;
use crate::tables::{Cell, Column, Table};

/// Spending, relief and events make the cost to the public. Left out where a reference is taken off, because the
/// cost is then a difference.
pub(super) fn public_cost(findings: &Findings<'_>) -> Option<Exhibit> {
    const PARTS: [(&str, &str); 3] = [
        ("investment.public.total", "Public investment"),
        ("cost.relief.total", "Tax relief"),
        ("cost.events.total", "What events cost the public purse"),
    ];
    if findings.words.programme.reference.is_some() {
        return None;
    }
    let mean = |metric: &str| Some(findings.summary.find(metric, None)?.mean);
    let total = mean("value.public_cost").filter(|total| *total != 0.0)?;
    let prices = financial_year(findings.words.programme.calendar.price_year);
    let title = format!("What the cost to the public is made of, £m in {prices} prices, means");
    let columns = vec![Column::text("part", "Part"), Column::number("mean", "Mean")];
    let mut table = Table::new("public_cost_account", &title, "", columns);
    for (metric, words) in PARTS {
        let value = mean(metric).filter(|value| *value != 0.0);
        table
            .rows
            .extend(value.map(|value| vec![Cell::text(words), million(value)]));
    }
    let parts = table.rows.len();
    table.rows.push(vec![
        Cell::text("Cost to the public, undiscounted"),
        million(total),
    ]);
    Some(Exhibit {
        table,
        sums: vec![Sum::Row {
            row: parts,
            of: (0..parts).collect(),
        }],
        annex: false,
    })
}

const fn million(value: f64) -> Cell {
    Cell::Rounded { value, decimals: 1 }
}

/// Gains less social cost, and the two ratios with what stands above and below the line.
pub(super) fn ratios(findings: &Findings<'_>) -> Option<Exhibit> {
    let row = |metric: &str| findings.summary.find(metric, None);
    let asked = |metric: &str| findings.headline.find(metric).is_some();
    let prices = financial_year(findings.words.programme.calendar.price_year);
    let horizon = financial_year(findings.words.programme.horizon());
    let title = format!(
        "How net present social value and the ratios are made, £m in {prices} prices, means"
    );
    let columns = vec![
        Column::text("figure", "Figure"),
        Column::text("made", "How it is made"),
        Column::number("mean", "Mean"),
    ];
    let note = format!(
        "Present values of the years to {horizon}. Ratios are £ for each £1. These means have further digits so that the \
         sums can be followed; quote the headline figures."
    );
    let mut table = Table::new("ratio_account", &title, &note, columns);
    let mut sums = Vec::new();
    let mut push = |figure: &str, made: &str, cell: Cell| {
        table
            .rows
            .push(vec![Cell::text(figure), Cell::text(made), cell]);
    };
    let (welfare, social) = (row("value.pv_welfare"), row("value.pv_social_cost"));
    if let (Some(welfare), Some(social), Some(value), true) =
        (welfare, social, row("value.npsv"), asked("value.npsv"))
    {
        push(
            "UK welfare gains",
            "earnings gained by people trained, and the welfare share of better-paid work",
            million(welfare.mean),
        );
        push(
            "less social cost",
            "the cost to the public, and what universities and others spend; private money is taken to earn its own return",
            million(-social.mean),
        );
        push(
            "Net present social value",
            "gains less social cost",
            million(value.mean),
        );
        sums.push(Sum::Row {
            row: 2,
            of: vec![0, 1],
        });
    }
    let cost = row("value.pv_public_cost")?;
    push(
        "Cost to the public, present value",
        "public spending, tax relief and what events cost, discounted",
        million(cost.mean),
    );
    if let Some(ratio) = row("value.bcr.of_means").filter(|_| asked("value.bcr")) {
        push(
            "Benefit–cost ratio",
            "UK welfare gains over cost to the public, present value",
            Cell::figure(ratio.mean, ratio.mcse),
        );
    }
    if let (Some(gva), true) = (row("value.pv_gva"), asked("value.pv_gva")) {
        push(
            "Net GVA, present value",
            "value added by net additional jobs",
            million(gva.mean),
        );
        if let Some(ratio) = row("value.gva_per_public_pound.of_means") {
            push(
                "Net GVA for each public £ (not a benefit–cost ratio)",
                "net GVA over cost to the public, present value",
                Cell::figure(ratio.mean, ratio.mcse),
            );
        }
    }
    Some(Exhibit {
        table,
        sums,
        annex: false,
    })
}
