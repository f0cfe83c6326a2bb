//! Value outcomes: place outputs and UK welfare, side by side and never added up.

use super::metric::{Measure, Nature, Recorder};
use crate::lanes::Lanes;
use crate::model::Trajectory;
use crate::model::value::Ledgers;
use crate::programme::Programme;
use crate::units::POUNDS_PER_MILLION;

/// A ratio whose headline is the ratio of expectations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Headline {
    /// Its name.
    pub name: &'static str,
    /// What it counts.
    pub measure: Measure,
    /// Above the line, as a metric of the directory; flows are added up over all years.
    pub above: &'static str,
    /// Below the line; stocks are taken in the last year, flows are added up.
    pub below: &'static str,
    /// What the quotient is multiplied by (£m to £).
    pub scale: f64,
}

/// The ratios, with their numerators and denominators.
pub const HEADLINES: [Headline; 5] = [
    Headline {
        name: "value.gva_per_public_pound",
        measure: Measure::Ratio,
        above: "value.pv_gva",
        below: "value.pv_public_cost",
        scale: 1.0,
    },
    Headline {
        name: "value.public_cost_per_net_job",
        measure: Measure::Pounds,
        above: "value.public_cost",
        below: "jobs.net",
        scale: POUNDS_PER_MILLION,
    },
    Headline {
        name: "value.public_cost_per_net_job_year",
        measure: Measure::Pounds,
        above: "value.public_cost",
        below: "jobs.net_job_years",
        scale: POUNDS_PER_MILLION,
    },
    Headline {
        name: "value.cost_per_completion",
        measure: Measure::Pounds,
        above: "value.training_cost",
        below: "training.completions",
        scale: POUNDS_PER_MILLION,
    },
    Headline {
        name: "value.bcr",
        measure: Measure::Ratio,
        above: "value.pv_welfare",
        below: "value.pv_public_cost",
        scale: 1.0,
    },
];

/// Reports all value.
pub fn report(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    let flow = (Measure::Money, Nature::Flow);
    let gva = programme.blocks.iter().any(|block| block.sector.is_some());
    to.yearly(
        || "gva.net".into(),
        flow,
        gva,
        |year| t.value.gva[year].lanes(),
    );
    let trains = !programme.trainings.is_empty();
    to.yearly(
        || "earnings.gain".into(),
        flow,
        trains,
        |year| t.value.earnings[year].lanes(),
    );
    to.yearly(
        || "wages.premium".into(),
        flow,
        gva,
        |year| t.value.wages[year].lanes(),
    );

    let sums = Ledgers::of(programme, t);
    let mut whole = |name: &str, measure: Measure, value: Lanes| {
        to.whole(|| format!("value.{name}"), measure, || value);
    };
    let per = |above: Lanes, below: Lanes, scale: f64| (above * scale).over_or(below, f64::NAN);
    whole("pv_gva", Measure::Money, sums.pv_gva);
    whole("pv_public_cost", Measure::Money, sums.pv_public_cost);
    whole("public_cost", Measure::Money, sums.public_cost);
    whole("training_cost", Measure::Money, sums.training_cost);
    whole(
        "gva_per_public_pound",
        Measure::Ratio,
        per(sums.pv_gva, sums.pv_public_cost, 1.0),
    );
    let pounds = POUNDS_PER_MILLION;
    let per_job = per(sums.public_cost, sums.net_jobs, pounds);
    whole("public_cost_per_net_job", Measure::Pounds, per_job);
    let per_job_year = per(sums.public_cost, sums.net_job_years, pounds);
    whole(
        "public_cost_per_net_job_year",
        Measure::Pounds,
        per_job_year,
    );
    let per_completion = per(sums.training_cost, sums.completions, pounds);
    whole("cost_per_completion", Measure::Pounds, per_completion);
    whole("pv_welfare", Measure::Money, sums.pv_welfare);
    whole("pv_social_cost", Measure::Money, sums.pv_social_cost);
    whole(
        "npsv",
        Measure::Money,
        sums.pv_welfare - sums.pv_social_cost,
    );
    whole(
        "bcr",
        Measure::Ratio,
        per(sums.pv_welfare, sums.pv_public_cost, 1.0),
    );
}
