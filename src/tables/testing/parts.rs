//! The parts of the scenario.

use crate::distribution::Distribution;
use crate::number::Number;
use crate::programme::block::{Arrivals, Block, Cohort, Exit, Share};
use crate::programme::{
    Activity, ActivityId, ActualRule, Actuals, Additionality, AdditionalityId, Basis, Event,
    EventTarget, Fund, FundId, FundKind, Funding, Name, Training, Workforce,
};
use crate::register::{Assumption, ChanceKind, EvidenceLink, Provenance, Rating, Register};

pub(super) fn name(id: &str, title: &str) -> Name {
    Name {
        id: id.to_owned(),
        title: title.to_owned(),
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

pub(super) fn fund(register: &mut Register) -> Fund {
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

pub(super) fn activity(register: &mut Register) -> Activity {
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

pub(super) fn block(register: &mut Register) -> Block {
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

pub(super) fn training(register: &mut Register) -> Training {
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

pub(super) fn additionality(register: &mut Register) -> Additionality {
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

pub(super) fn event(register: &mut Register) -> Event {
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

/// A workforce of three levels, or an area of one.
pub(crate) fn workforce(id: &str, of: Option<&str>, headcount: [f64; 3]) -> Workforce {
    Workforce {
        name: name(id, &format!("People of {id}")),
        of: of.map(|id| name(id, &format!("People of {id}"))),
        levels: ["needs help", "works alone", "helps others"]
            .map(ToOwned::to_owned)
            .to_vec(),
        headcount: headcount.to_vec(),
        drift: (0..3)
            .map(|from| (0..3).map(|to| f64::from(u8::from(from == to))).collect())
            .collect(),
        turnover: Number::ZERO,
        joiners: vec![1.0, 0.0, 0.0],
    }
}
