//! A small scenario and small summaries, made by hand, for the tests of tables and reports.

use crate::analysis::headline::{Ledger, Line};
use crate::analysis::{Driver, OutsideView, Row, TargetResult};
use crate::calendar::Calendar;
use crate::distribution::Distribution;
use crate::number::Number;
use crate::outcomes::Measure;
use crate::programme::block::{Arrivals, Block, Cohort, Exit, Share};
use crate::programme::{
    Activity, ActivityId, ActualRule, Actuals, Additionality, AdditionalityId, Appraisal, Basis,
    Bound, Discount, Event, EventTarget, Fund, FundId, FundKind, Funding, Name, PriceBasis,
    PriceIndex, Programme, Recession, Region, Target, Training,
};
use crate::register::{Assumption, ChanceKind, EvidenceLink, Provenance, Rating, Register};

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

fn name(id: &str, title: &str) -> Name {
    Name {
        id: id.to_owned(),
        title: title.to_owned(),
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

/// A number between two ends; a fixed one where they are the same.
fn uncertain(
    register: &mut Register,
    place: &str,
    [low, high]: [f64; 2],
    (title, rating): (&str, Option<Rating>),
) -> Number {
    let range = Distribution::uniform(low, high).unwrap_or(Distribution::Fixed(low));
    let evidence = place.ends_with("annual_exit").then(|| EvidenceLink {
        id: "annual_exit".to_owned(),
        shared: 1.0,
    });
    let provenance = Provenance {
        title: title.to_owned(),
        unit: "share".to_owned(),
        source: "A study, 2019".to_owned(),
        rating,
        ..Provenance::default()
    };
    register.assume(Assumption {
        name: place.to_owned(),
        distribution: range,
        input: None,
        evidence,
        uprating: None,
        provenance,
    })
}

fn fund(register: &mut Register) -> Fund {
    let rating = Some(Rating::Amber);
    Fund {
        name: name("grant", "Government grant"),
        kind: FundKind::Public,
        budget: None,
        amount: Number::Fixed(100.0),
        nominal: false,
        profile: vec![0.1; 10],
        busy: (0, 9),
        arrives: Number::Fixed(0.9),
        chance: register.chance("chance.fund.grant".to_owned(), ChanceKind::Coordinate),
        realised: uncertain(
            register,
            "fund.grant.realised",
            [0.6, 1.0],
            ("Share that arrives", rating),
        ),
        delay: Number::ZERO,
        actual: Actuals::default(),
        actual_rule: ActualRule::default(),
    }
}

fn activity(register: &mut Register) -> Activity {
    Activity {
        name: name("park", "Science park"),
        district: None,
        placed: None,
        owner: String::new(),
        funded_by: vec![Funding {
            fund: FundId(0),
            share: 1.0,
        }],
        waits_for: Vec::new(),
        slippage: uncertain(register, "activity.park.slippage", [0.0, 2.0], ("", None)),
        overrun: Number::ZERO,
        leverage: Number::ZERO,
        leverage_lag: Number::ZERO,
        reputation: false,
        gate: None,
    }
}

fn block(register: &mut Register) -> Block {
    let title = ("Jobs lost each year", Some(Rating::Red));
    Block {
        activity: ActivityId(0),
        share: Share {
            share: 0.9,
            basis: Basis::All,
        },
        arrivals: Arrivals::Jobs {
            cost_per_job: uncertain(
                register,
                "activity.park.jobs.cost_per_job",
                [40_000.0, 90_000.0],
                ("", Some(Rating::Red)),
            ),
        },
        actual: Actuals::default(),
        cohort: Cohort {
            fill_years: Number::ONE,
            exit: Exit::Yearly(uncertain(
                register,
                "activity.park.jobs.annual_exit",
                [0.04, 0.1],
                title,
            )),
            growth: Number::ZERO,
        },
        mix: Vec::new(),
        sector: None,
        additionality: Some(AdditionalityId(0)),
        safeguarded: false,
        houses: Vec::new(),
    }
}

fn training(register: &mut Register) -> Training {
    let years = 2024..2034;
    Training {
        activity: ActivityId(0),
        pathway: name("technician", "Technician course"),
        level: "RQF 4".to_owned(),
        group: None,
        share: Share {
            share: 0.1,
            basis: Basis::All,
        },
        cost_per_start: Number::Fixed(5_000.0),
        capacity: None,
        capacity_growth: Number::ZERO,
        take_up: Number::Fixed(0.9),
        actual: Actuals::default(),
        duration: Number::ONE,
        completion: uncertain(
            register,
            "activity.park.training.technician.completion",
            [0.6, 0.8],
            ("", Some(Rating::Amber)),
        ),
        chance: register.chance_each_year(
            "chance.park.training.technician.completions",
            years,
            ChanceKind::Coordinate,
        ),
        outcome: Number::ZERO,
        incumbent_share: Number::Fixed(0.5),
        retained: Number::ONE,
        deadweight: Number::ZERO,
        earnings_gain: Number::ZERO,
        gain_fade: Number::ZERO,
        forgone: Number::ZERO,
        upskills: Vec::new(),
    }
}

fn additionality(register: &mut Register) -> Additionality {
    Additionality {
        name: name("local", "Business support"),
        geography: "the county".to_owned(),
        works: Number::ONE,
        chance: register.chance(
            "chance.additionality.local".to_owned(),
            ChanceKind::Coordinate,
        ),
        deadweight: uncertain(
            register,
            "additionality.local.deadweight",
            [0.3, 0.6],
            ("Would have happened anyway", Some(Rating::Red)),
        ),
        leakage: Number::ZERO,
        displacement: Number::ZERO,
        displacement_uk: None,
        substitution: Number::ZERO,
    }
}

fn event(register: &mut Register) -> Event {
    Event {
        name: name("flood", "Flood of the site"),
        owner: "Council".to_owned(),
        mitigation: "Flood wall".to_owned(),
        probability: Number::Fixed(0.2),
        chance: register.chance("chance.event.flood".to_owned(), ChanceKind::Coordinate),
        window: (2, 5),
        years: Some(Number::ONE),
        on: Some(EventTarget::Activity(ActivityId(0))),
        factor: Number::Fixed(0.5),
        delay: Number::ZERO,
        cost: Number::ZERO,
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
