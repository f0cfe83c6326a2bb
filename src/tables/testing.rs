//! A small scenario and small summaries, made by hand, for the tests of tables and reports.

mod parts;

use crate::analysis::headline::{Ledger, Line};
use crate::analysis::{Driver, OutsideView, Row, TargetResult};
use crate::calendar::Calendar;
use crate::number::Number;
use crate::outcomes::Measure;
use crate::programme::{
    Appraisal, Bound, Discount, PriceBasis, PriceIndex, Programme, Recession, Region, Target,
};
use crate::register::{ChanceKind, Register};
pub(crate) use parts::workforce;
use parts::{activity, additionality, block, event, fund, training};

/// A row whose percentiles lie at 80, 85, 95, 100, 105, 115 and 120 % of its mean; the central case
/// at 95 % and the plan as promised at 200 %; 10,000 draws.
pub(crate) fn row(metric: &str, year: Option<i32>, measure: Measure, mean: f64) -> Row {
    let percent = |share: f64| mean * share / 100.0;
    Row {
        metric: metric.to_owned(),
        year,
        measure,
        mean,
        sd: percent(10.0),
        mcse: percent(0.1),
        percentiles: [80.0, 85.0, 95.0, 100.0, 105.0, 115.0, 120.0].map(percent),
        central: percent(95.0),
        as_promised: percent(200.0),
        available: 10_000,
    }
}

/// A row of a metric that no draw has a value for.
pub(crate) fn unknown(metric: &str, measure: Measure) -> Row {
    Row {
        available: 0,
        ..row(metric, None, measure, f64::NAN)
    }
}

/// The scenario: what is decided and what is not known.
pub(crate) fn scenario() -> (Programme, Register) {
    let mut register = Register::default();
    let fund = fund(&mut register);
    let activity = activity(&mut register);
    let blocks = vec![block(&mut register)];
    let trainings = vec![training(&mut register)];
    let additionality = vec![additionality(&mut register)];
    let calendar = Calendar {
        start: 2024,
        years: 10,
        price_year: 2024,
        horizon: 10,
    };
    let recession =
        register.chance_each_year("chance.recession", calendar.all(), ChanceKind::Coordinate);
    let events = vec![event(&mut register)];
    let programme = Programme {
        title: "A park and a college".to_owned(),
        note: String::new(),
        choice: true,
        calendar,
        appraisal: Appraisal {
            prices: PriceIndex {
                years: (0..10).map(|year| (1.0, year)).collect(),
                inflation: Number::Fixed(0.02),
            },
            discount: Discount::Flat(Number::Fixed(0.035)),
            welfare_share: Number::ZERO,
            asks_for_gva: false,
        },
        funds: vec![fund],
        activities: vec![activity],
        moves: Vec::new(),
        order: Vec::new(),
        blocks,
        constructions: Vec::new(),
        reliefs: Vec::new(),
        trainings,
        skills: Vec::new(),
        workforces: Vec::new(),
        additionality,
        sectors: Vec::new(),
        districts: Vec::new(),
        region: Region {
            shortage_drag: Number::ZERO,
            gva_per_knock_on_job: Number::ZERO,
            reputation: None,
            baseline_jobs: None,
            input_output: None,
        },
        recession: Some(Recession {
            enter: Number::Fixed(0.1),
            stay: Number::Fixed(0.4),
            depth: Number::Fixed(0.2),
            jobs_depth: Number::Fixed(0.05),
            chance: recession,
        }),
        events,
        targets: vec![target(
            "2,000 new jobs",
            "jobs.filled",
            Bound::AtLeast(2_000.0),
        )],
        outcomes: Vec::new(),
        reference: None,
    };
    (programme, register)
}

/// The programme of [`scenario`].
pub(crate) fn programme() -> Programme {
    scenario().0
}

/// The register of [`scenario`].
pub(crate) fn register() -> Register {
    scenario().1
}

/// A target by 2033/34.
pub(crate) fn target(title: &str, metric: &str, bound: Bound) -> Target {
    Target {
        title: title.to_owned(),
        metric: metric.to_owned(),
        by: 2033,
        bound,
        prices: PriceBasis::Real,
        reference_class: None,
        owner: String::new(),
        source: "Prospectus, page 3".to_owned(),
        note: String::new(),
    }
}

/// A headline figure by 2033/34.
pub(crate) fn line(ledger: Ledger, metric: &str, measure: Measure, mean: f64) -> Line {
    let year = (measure == Measure::Jobs).then_some(2033);
    Line {
        ledger,
        row: row(metric, year, measure, mean),
        ratio: metric.contains("_per_"),
        errors: [mean * 0.002; 3],
        units: [0.85 * mean, mean, 1.15 * mean]
            .map(|value| crate::analysis::precision::supported_unit(value, mean * 0.002)),
        central_above: 0.251,
        as_promised_above: 1.0,
        not_available: 0,
    }
}

/// A promise of 2,000 jobs and how it fares.
pub(crate) fn result(probability: f64) -> TargetResult {
    let bound = Bound::AtLeast(2_000.0);
    TargetResult {
        target: target("2,000 new jobs", "jobs.filled", bound),
        measure: Measure::Jobs,
        probability,
        error: (probability * (1.0 - probability) / 10_000.0).sqrt(),
        draws: 10_000,
        shortfall: (probability < 1.0).then_some(812.3),
        percentiles: [500.0, 600.0, 900.0, 1_234.0, 1_500.0, 1_700.0, 1_800.0],
        percentile_errors: [Some(6.0); 3],
        curve: Vec::new(),
        central: (1_100.0, 0.41),
        as_promised: (1_950.0, 0.97),
        outside: Some(OutsideView {
            probability: 0.12,
            percentiles: [700.0, 1_240.0, 2_100.0],
            record: None,
        }),
        drivers: vec![
            Driver {
                name: "evidence.annual_exit".to_owned(),
                correlation: -0.53,
            },
            Driver {
                name: "fund.grant.realised".to_owned(),
                correlation: 0.31,
            },
        ],
    }
}
