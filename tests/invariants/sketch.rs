//! Small scenarios at random: their numbers.

mod text;

use proptest::prelude::*;

/// The numbers of a scenario: funds, a park that builds and employs, a school that trains and
/// founds, one labour market, and what can go wrong.
#[derive(Debug, Clone)]
pub struct Sketch {
    pub years: usize,
    pub inflation: f64,
    pub funds: Vec<Fund>,
    pub park: Spending,
    pub school: Spending,
    pub training: Training,
    pub jobs: Jobs,
    pub group: Group,
    /// Works, deadweight, leakage, displacement, substitution.
    pub profile: [f64; 5],
    /// Multiplier over 1, and its lag.
    pub knock_on: [f64; 2],
    pub reputation: bool,
    pub shortage_drag: f64,
    /// Enter, stay, depth, depth of jobs; without one there is no recession.
    pub recession: Option<[f64; 4]>,
    pub events: Vec<Event>,
    /// What is known of years that are over; nothing unless a test puts it in.
    pub known: Known,
    /// Keys that say where people come from; none unless a test puts them in.
    pub origins: String,
}

/// What is known of years that are over, in as many of them as the scenario has.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// £m of each fund.
    pub received: Vec<Vec<f64>>,
    /// Whether what did not come is lost.
    pub lost: bool,
    /// Starts, jobs, posts, floorspace, ventures, job-years.
    pub counts: [Vec<f64>; 6],
}

#[derive(Debug, Clone)]
pub struct Fund {
    pub kind: &'static str,
    pub nominal: bool,
    pub amount: f64,
    pub profile: Vec<u32>,
    pub arrives: f64,
    pub realised: f64,
    pub delay: f64,
}

#[derive(Debug, Clone)]
pub struct Spending {
    /// Share of every fund.
    pub share: f64,
    pub slippage: f64,
    pub overrun: f64,
    pub leverage: f64,
    pub lag: f64,
}

#[derive(Debug, Clone)]
pub struct Training {
    /// Starts a year, if there is a limit.
    pub capacity: Option<f64>,
    pub take_up: f64,
    pub duration: f64,
    pub completion: f64,
    pub incumbents: f64,
    pub retained: f64,
    pub deadweight: f64,
}

#[derive(Debug, Clone)]
pub struct Jobs {
    pub cost: f64,
    pub fill: f64,
    pub exit: f64,
    pub growth: f64,
    pub lab: f64,
    pub build: f64,
}

#[derive(Debug, Clone)]
pub struct Group {
    pub candidates: f64,
    pub supply: f64,
    pub growth: f64,
    pub carry_over: f64,
    pub turnover: f64,
    pub returners: f64,
    pub others: f64,
    pub matching: f64,
    pub poached: f64,
    pub backfill: f64,
}

#[derive(Debug, Clone)]
pub struct Event {
    pub on: &'static str,
    pub probability: f64,
    pub years: f64,
    pub factor: f64,
    pub delay: f64,
}

const PLACES: [&str; 6] = [
    "fund.f0",
    "activity.park",
    "activity.school",
    "activity.park.jobs",
    "activity.school.training",
    "private",
];

fn share() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 1 => Just(1.0), 6 => 0.0..1.0]
}

fn fund() -> impl Strategy<Value = Fund> {
    (
        prop::sample::select(vec!["public", "private", "university", "other"]),
        any::<bool>(),
        0.2..40.0,
        prop::collection::vec(0..5_u32, 6),
        (0.2..1.0, 0.3..1.0, 0.0..2.5),
    )
        .prop_map(
            |(kind, nominal, amount, profile, (arrives, realised, delay))| Fund {
                kind,
                nominal,
                amount,
                profile,
                arrives,
                realised,
                delay,
            },
        )
}

fn spending() -> impl Strategy<Value = Spending> {
    (0.1..0.5, 0.0..1.5, 0.0..0.6, 0.0..1.5, 0.0..1.5).prop_map(
        |(share, slippage, overrun, leverage, lag)| Spending {
            share,
            slippage,
            overrun,
            leverage,
            lag,
        },
    )
}

fn training() -> impl Strategy<Value = Training> {
    (
        prop::option::of(1.0..300.0),
        (share(), 0.0..2.5, share()),
        (share(), share(), share()),
    )
        .prop_map(
            |(capacity, (take_up, duration, completion), (incumbents, retained, deadweight))| {
                Training {
                    capacity,
                    take_up,
                    duration,
                    completion,
                    incumbents,
                    retained,
                    deadweight,
                }
            },
        )
}

fn jobs() -> impl Strategy<Value = Jobs> {
    (
        2e4..9e4,
        prop_oneof![Just(0.0), 0.1..4.0],
        (0.0..0.5, -0.2..0.4),
        (0.0..0.9, 0.0..2.5),
    )
        .prop_map(|(cost, fill, (exit, growth), (lab, build))| Jobs {
            cost,
            fill,
            exit,
            growth,
            lab,
            build,
        })
}

fn group() -> impl Strategy<Value = Group> {
    (
        (0.0..400.0, 0.0..200.0, -0.2..0.2),
        (share(), share(), share()),
        (prop_oneof![Just(0.0), 1.0..200.0], 0.3..12.0),
        (share(), share()),
    )
        .prop_map(
            |(
                (candidates, supply, growth),
                (carry_over, turnover, returners),
                (others, matching),
                (poached, backfill),
            )| Group {
                candidates,
                supply,
                growth,
                carry_over,
                turnover,
                returners,
                others,
                matching,
                poached,
                backfill,
            },
        )
}

fn event() -> impl Strategy<Value = Event> {
    (
        prop::sample::select(PLACES.to_vec()),
        share(),
        0.3..4.0,
        share(),
        prop_oneof![Just(0.0), 0.0..3.0],
    )
        .prop_map(|(on, probability, years, factor, delay)| Event {
            on,
            probability,
            years,
            factor,
            delay: if PLACES[..3].contains(&on) {
                delay
            } else {
                0.0
            },
        })
}

/// All kinds of small scenarios.
pub fn sketches() -> impl Strategy<Value = Sketch> {
    let money = (
        2..6_usize,
        0.0..0.06,
        prop::collection::vec(fund(), 1..4),
        spending(),
        spending(),
    );
    let people = (training(), jobs(), group());
    let net = (
        [0.3..1.0, 0.0..1.0, 0.0..1.0, 0.0..1.0, 0.0..0.3],
        [0.0..1.5, 0.0..2.5],
        any::<bool>(),
        0.0..1.5,
    );
    let luck = (
        prop::option::of([0.0..1.0, 0.0..1.0, 0.0..1.0, 0.0..1.0]),
        prop::collection::vec(event(), 0..4),
    );
    (money, people, net, luck).prop_map(
        |(
            (years, inflation, funds, park, mut school),
            (training, jobs, group),
            (profile, knock_on, reputation, shortage_drag),
            (recession, events),
        )| {
            // Of money that draws in more and is then not spent, the funds do not say what was
            // theirs; `closed_form` has that case.
            school.leverage = 0.0;
            Sketch {
                years,
                inflation,
                funds,
                park,
                school,
                training,
                jobs,
                group,
                profile,
                knock_on,
                reputation,
                shortage_drag,
                recession,
                events,
                known: Known::default(),
                origins: String::new(),
            }
        },
    )
}

fn figures(highest: f64) -> impl Strategy<Value = Vec<f64>> {
    let figure = prop_oneof![1 => Just(0.0), 4 => 0.0..highest];
    prop::collection::vec(figure, 0..6)
}

/// All kinds of known years.
pub fn known_years() -> impl Strategy<Value = Known> {
    (
        prop::collection::vec(figures(25.0), 3),
        any::<bool>(),
        [200.0, 60.0, 40.0, 3_000.0, 9.0, 80.0].map(figures),
    )
        .prop_map(|(received, lost, counts)| Known {
            received,
            lost,
            counts,
        })
}
