//! Costs, present values and ratios.

use super::account::{Item, Line};
use super::future::{Future, plain};
use super::term::{Term, added, n, total};
use crate::lanes::Lanes;
use crate::model::value::Ledgers;
use crate::programme::FundKind;

/// Costs, present values and ratios.
pub(super) fn ledgers(future: &Future) -> Item {
    let mut item = Item::new("value.ledgers", "Present values and ratios");
    let sums = Ledgers::of(future.programme, &future.t);
    let (public, social) = costs(future, &mut item);
    present_values(future, &sums, (&public, &social), &mut item);
    training_cost(future, &sums, &mut item);
    ratios(future, &sums, &mut item);
    item
}

/// What the public, and all who do not earn a return of their own, pay year by year.
fn costs(future: &Future, item: &mut Item) -> (Vec<f64>, Vec<f64>) {
    let t = &future.t;
    let years = future.years();
    let rows: Vec<Vec<f64>> = [FundKind::Public, FundKind::University, FundKind::Other]
        .map(|kind| {
            (0..years)
                .map(|year| future.of(t.spent.kind(kind, year).lanes()))
                .collect()
        })
        .into();
    let relief: Vec<f64> = (0..years)
        .map(|year| future.of(t.relief_in(year).lanes()))
        .collect();
    let events: Vec<f64> = (0..years)
        .map(|year| future.of(t.event_costs_in(year).lanes()))
        .collect();
    let public: Vec<f64> = (0..years)
        .map(|year| rows[0][year] + relief[year] + events[year])
        .collect();
    item.lines.push(
        Line::yearly(
            "Cost to the public",
            "public cost",
            "£m",
            public.clone(),
            |year| n(rows[0][year]) + n(relief[year]) + n(events[year]),
        )
        .formula("public cost_y = investment.public_y + cost.relief_y + cost.events_y, as told under totals"),
    );
    let social: Vec<f64> = (0..years)
        .map(|year| public[year] + rows[1][year] + rows[2][year])
        .collect();
    item.lines.push(
        Line::yearly("Social cost", "social cost", "£m", social.clone(), |year| {
            n(public[year]) + n(rows[1][year]) + n(rows[2][year])
        })
        .formula("social cost_y = public cost_y + investment.university_y + investment.other_y"),
    );
    (public, social)
}

/// What all years are worth today.
fn present_values(
    future: &Future,
    sums: &Ledgers,
    (public, social): (&[f64], &[f64]),
    item: &mut Item,
) {
    let t = &future.t;
    let discount = future.lanes(&t.value.discount);
    let present = |row: &[f64]| {
        total(
            row.iter()
                .zip(&discount)
                .filter(|(money, _)| **money != 0.0)
                .map(|(money, factor)| n(*money) * n(*factor)),
        )
    };
    let gva = future.row(&t.value.gva);
    let welfare: Vec<f64> = t
        .value
        .earnings
        .iter()
        .zip(t.value.wages.iter())
        .map(|(a, b)| future.of((a + b).lanes()))
        .collect();
    let parts = [future.row(&t.value.earnings), future.row(&t.value.wages)];
    item.lines.push(
        Line::yearly(
            "UK welfare gains",
            "welfare",
            "£m",
            welfare.clone(),
            |year| n(parts[0][year]) + n(parts[1][year]),
        )
        .formula("welfare_y = earnings.gain_y + wages.premium_y"),
    );
    let money = |title: &str, name: &str, value: Lanes, term: Term, formula: &str| {
        present_value(title, name, (future.of(value), term), formula)
    };
    item.lines.extend([
        money(
            "Net GVA, present value",
            "pv_gva",
            sums.pv_gva,
            present(&gva),
            "Σ d_y·gva.net_y",
        ),
        money(
            "Cost to the public, present value",
            "pv_public_cost",
            sums.pv_public_cost,
            present(public),
            "Σ d_y·public cost_y",
        ),
        money(
            "Cost to the public, undiscounted",
            "public_cost",
            sums.public_cost,
            added(public),
            "Σ public cost_y",
        ),
        money(
            "UK welfare gains, present value",
            "pv_welfare",
            sums.pv_welfare,
            present(&welfare),
            "Σ d_y·welfare_y",
        ),
        money(
            "Social cost, present value",
            "pv_social_cost",
            sums.pv_social_cost,
            present(social),
            "Σ d_y·social cost_y",
        ),
        money(
            "Net present social value",
            "npsv",
            sums.pv_welfare - sums.pv_social_cost,
            n(future.of(sums.pv_welfare)) - n(future.of(sums.pv_social_cost)),
            "pv_welfare − pv_social_cost",
        ),
    ]);
}

/// A sum of money of the whole period.
fn present_value(title: &str, name: &str, (value, term): (f64, Term), formula: &str) -> Line {
    Line::once(title, name, "£m", value, term)
        .formula(formula)
        .metric(format!("value.{name}"))
}

/// What training costs.
fn training_cost(future: &Future, sums: &Ledgers, item: &mut Item) {
    let t = &future.t;
    let (meant, unspent): (Vec<f64>, Vec<f64>) = t
        .learners
        .iter()
        .map(|learners| {
            (
                future.of(learners.meant.total().lanes()),
                future.of(learners.unspent.total().lanes()),
            )
        })
        .unzip();
    let training = added(&meant) - added(&unspent);
    let formula = "Σ over pathways Σ meant_y − Σ over pathways Σ unspent_y";
    let cost = (future.of(sums.training_cost), training);
    item.lines.push(present_value(
        "Cost of training",
        "training_cost",
        cost,
        formula,
    ));
}

/// One thing for each of another.
fn ratios(future: &Future, sums: &Ledgers, item: &mut Item) {
    plain(
        item,
        "net jobs",
        future.of(sums.net_jobs),
        "jobs (FTE)",
        "jobs.net in the last year of the programme (see totals)",
    );
    plain(
        item,
        "net job-years",
        future.of(sums.net_job_years),
        "job-years",
        "jobs.net_job_years, all years of the programme (see totals)",
    );
    plain(
        item,
        "completions",
        future.of(sums.completions),
        "people",
        "training.completions, all years (see totals)",
    );
    let mut ratio = |title: &str,
                     name: &str,
                     unit: &str,
                     (above, below, scale): (Lanes, Lanes, f64),
                     formula: &str| {
        let value = future.of((above * scale).over_or(below, f64::NAN));
        let term = if scale == 1.0 {
            n(future.of(above)) / n(future.of(below))
        } else {
            n(future.of(above)) * n(scale) / n(future.of(below))
        };
        item.lines.push(
            Line::once(title, name, unit, value, term)
                .formula(formula)
                .metric(format!("value.{name}")),
        );
    };
    ratio(
        "Net GVA for each public £ (not a benefit–cost ratio)",
        "gva_per_public_pound",
        "£ per £",
        (sums.pv_gva, sums.pv_public_cost, 1.0),
        "pv_gva/pv_public_cost",
    );
    ratio(
        "Public cost of a net additional job",
        "public_cost_per_net_job",
        "£",
        (sums.public_cost, sums.net_jobs, 1e6),
        "public_cost·1000000/net jobs",
    );
    ratio(
        "Public cost of a net additional job-year",
        "public_cost_per_net_job_year",
        "£",
        (sums.public_cost, sums.net_job_years, 1e6),
        "public_cost·1000000/net job-years",
    );
    ratio(
        "Cost of each training completion",
        "cost_per_completion",
        "£",
        (sums.training_cost, sums.completions, 1e6),
        "training_cost·1000000/completions",
    );
    ratio(
        "Benefit–cost ratio",
        "bcr",
        "£ per £",
        (sums.pv_welfare, sums.pv_public_cost, 1.0),
        "pv_welfare/pv_public_cost",
    );
}
