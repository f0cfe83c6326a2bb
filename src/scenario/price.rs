//! Prices: which year's money buys how much.

use crate::distribution::Distribution;
use crate::number::{InputId, Number};
use crate::programme::PriceIndex;
use crate::register::{Register, Uprating};

use super::context::Context;
use super::fields::Fields;
use super::legal::Legal;
use super::value::plain_number;

/// Inflation where a scenario says nothing: the Bank of England's target.
const INFLATION: f64 = 0.02;

/// Known price levels and what carries them on.
#[derive(Debug, Clone)]
pub(super) struct Prices {
    price_year: i32,
    /// Known index by year, without gaps; empty where only inflation is known.
    known: Vec<(i32, f64)>,
    inflation: f64,
    /// The row of inflation, where it is uncertain.
    drawn: Option<InputId>,
}

impl Prices {
    /// Prices that rise by a steady inflation, without a deflator.
    #[cfg(test)]
    pub const fn steady(price_year: i32) -> Self {
        Self {
            price_year,
            known: Vec::new(),
            inflation: INFLATION,
            drawn: None,
        }
    }

    /// The known index over the price year's, and the years of inflation on top of it.
    ///
    /// Fails with the deflator's first year for a year before it.
    pub fn steps(&self, year: i32) -> Result<(f64, i32), i32> {
        let at = |year: i32| self.known.iter().find(|(known, _)| *known == year);
        let (Some(first), Some(last)) = (self.known.first(), self.known.last()) else {
            return Ok((1.0, year - self.price_year));
        };
        if year < first.0 {
            return Err(first.0);
        }
        let base = at(self.price_year).map_or(1.0, |(_, index)| *index);
        let level = at(year).unwrap_or(last).1;
        Ok((level / base, (year - last.0).max(0)))
    }

    /// What draws add to the prices of a year at the median of inflation, if inflation is drawn.
    pub fn uprating(&self, year: i32) -> Option<Uprating> {
        let (_, years) = self.steps(year).ok()?;
        let inflation = self.drawn.filter(|_| years != 0)?;
        Some(Uprating {
            inflation,
            median: self.inflation,
            years,
        })
    }

    /// The index of a year over the price year, at the median of inflation.
    ///
    /// Fails with the deflator's first year for a year before it.
    pub fn index(&self, year: i32) -> Result<f64, i32> {
        let (level, years) = self.steps(year)?;
        Ok(level * libm::pow(1.0 + self.inflation, f64::from(years)))
    }
}

/// Reads `deflator` and `inflation`.
pub(super) fn read(
    cx: &mut Context<'_>,
    appraisal: &mut Fields<'_>,
    price_year: i32,
    years: impl Iterator<Item = i32>,
) -> PriceIndex {
    let known = deflator(cx, appraisal, price_year);
    let inflation = appraisal.number_or(cx, "inflation", INFLATION);
    let prices = Prices {
        price_year,
        known,
        inflation: median(inflation, &cx.register),
        drawn: match inflation {
            Number::Fixed(_) => None,
            Number::Uncertain(input) => Some(input),
        },
    };
    let mut before = None;
    let index = years
        .map(|year| {
            prices.steps(year).unwrap_or_else(|first| {
                before = before.or(Some((year, first)));
                (1.0, 0)
            })
        })
        .collect();
    if let Some((year, first)) = before {
        let message = format!("begins in {first}, after the programme's first year {year}");
        let path = appraisal.at("deflator");
        let help = format!("give it the years from {year} on");
        cx.error(&appraisal.place_of("deflator"), &path, message, help);
    }
    cx.prices = Some(prices);
    PriceIndex {
        years: index,
        inflation,
    }
}

/// The median of a number that was read.
pub(super) fn median(number: Number, register: &Register) -> f64 {
    match number {
        Number::Fixed(value) => value,
        Number::Uncertain(input) => register
            .uncertain()
            .nth(input.0)
            .map_or(f64::NAN, |found| Distribution::median(&found.distribution)),
    }
}

fn deflator(cx: &mut Context<'_>, appraisal: &mut Fields<'_>, price_year: i32) -> Vec<(i32, f64)> {
    let Some(table) = appraisal.table(cx, "deflator") else {
        return Vec::new();
    };
    let before = cx.problems.len();
    let mut known = Vec::new();
    for entry in table.ids() {
        let path = table.at(&entry.key);
        let index = plain_number(cx, &entry.node, &path, Legal::AboveZero);
        if let Ok(year) = entry.key.parse::<i32>() {
            known.extend(index.map(|index| (year, index)));
        } else {
            let message = format!("`{}` is not a year", entry.key);
            cx.error(&entry.place, &table.path, message, "write 2024 = 1.00");
        }
    }
    known.sort_unstable_by_key(|(year, _)| *year);
    if cx.problems.len() == before {
        check_deflator(cx, &table, &known, price_year);
    }
    known
}

/// The years of a deflator have no gap and hold the price year.
fn check_deflator(cx: &mut Context<'_>, table: &Fields<'_>, known: &[(i32, f64)], price_year: i32) {
    let gap = known
        .windows(2)
        .find(|pair| pair[1].0 != pair[0].0 + 1)
        .map(|pair| pair[0].0 + 1);
    let (message, help) = if let Some(year) = gap {
        let help = "give every year between the first and the last".to_owned();
        (format!("has no index for {year}"), help)
    } else if known.iter().all(|(year, _)| *year != price_year) {
        let help = format!("add {price_year} = ..., or change `price_year`");
        (format!("does not hold the price year {price_year}"), help)
    } else {
        return;
    };
    cx.error(&table.place, &table.path, message, help);
}
