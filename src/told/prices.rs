//! The price index.

use super::account::{Item, Line, Section};
use super::future::Future;
use super::term::n;

/// Prices.
pub(super) fn section(future: &Future) -> Section {
    let prices = &future.programme.appraisal.prices;
    let mut item = Item::new("appraisal", "Price index");
    let inflation = future.give(&mut item, "inflation", prices.inflation);
    let index = future.lanes(&future.t.prices);
    item.lines.push(
        Line::yearly(
            "Prices over those of the price year",
            "P",
            "",
            index,
            |year| {
                let (known, years) = prices.years[year];
                n(known) * (n(1.0) + n(inflation)).to_the(n(f64::from(years)))
            },
        )
        .formula("P_y = known index·(1 + inflation)^(years of inflation on top)")
        .twice(),
    );
    Section {
        id: "prices",
        title: "Prices",
        note: "Money is counted in the prices of one year; money of the day is divided by P.",
        items: vec![item],
        ..Section::default()
    }
}
