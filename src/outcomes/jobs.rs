//! Job outcomes: four ledgers and the walk between them, by activity, sector and skill group.

use super::breakdown::{Breakdowns, Part, skill_suffix};
use super::metric::{Measure, Nature, Recorder};
use crate::lanes::Lanes;
use crate::model::Trajectory;
use crate::model::sums::PartYears;
use crate::programme::{Programme, SkillId};
use crate::units::{Jobs, Series, kind};

const STOCK: (Measure, Nature) = (Measure::Jobs, Nature::Stock);
const CREATED: (Measure, Nature) = (Measure::Jobs, Nature::Flow);
const YEARS: (Measure, Nature) = (Measure::JobYears, Nature::Flow);

/// Reports all jobs.
pub fn report(
    programme: &Programme,
    breakdowns: &Breakdowns,
    t: &Trajectory,
    to: &mut impl Recorder,
) {
    construction(programme, t, to);
    for (part, years) in breakdowns.parts.iter().zip(&t.parts) {
        gross(part, years, to);
        net(part, years, to);
        net_uk(programme, part, years, to);
        safeguarded(part, t, to);
    }
    by_skill(programme, t, to);
    by_industry(programme, t, to);
    if let (Some(all), Some(years)) = (breakdowns.parts.first(), t.parts.first()) {
        walk(all, years, t, to);
    }
}

fn construction(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    let total = |year: usize| t.construction.iter().map(|years| years[year].lanes()).sum();
    let any = !t.construction.is_empty();
    to.yearly(|| "construction.job_years".into(), YEARS, any, total);
    for (place, activity) in programme.activities.iter().enumerate() {
        let own = programme
            .constructions
            .iter()
            .position(|work| work.activity.0 == place);
        let name = || format!("construction.job_years.activity.{}", activity.name.id);
        to.yearly(name, YEARS, own.is_some(), |year| {
            own.map_or(Lanes::ZERO, |own| t.construction[own][year].lanes())
        });
    }
}

/// Adds up one series of each of the given blocks.
fn sum<'a>(
    blocks: &'a [usize],
    series: impl Fn(usize) -> &'a Series<kind::Jobs> + 'a,
) -> impl Fn(usize) -> Lanes + 'a {
    move |year| {
        let total: Jobs = blocks.iter().map(|place| series(*place)[year]).sum();
        total.lanes()
    }
}

fn gross(part: &Part, years: &PartYears, to: &mut impl Recorder) {
    let live = !part.blocks.blocks.is_empty();
    let name = |figure: &str| format!("jobs.{figure}{}", part.suffix);
    let mut stock = |figure: &str, value: &dyn Fn(usize) -> Jobs| {
        to.yearly(|| name(figure), STOCK, live, |year| value(year).lanes());
    };
    stock("demanded", &|year| years.demanded[year]);
    stock("filled", &|year| years.filled[year]);
    stock("skilled", &|year| years.skilled[year]);
    stock("unfilled", &|year| {
        years.demanded[year] - years.filled[year]
    });
    let created = |year: usize| years.created[year].lanes();
    to.yearly(|| name("created"), CREATED, live, created);
}

fn net(part: &Part, years: &PartYears, to: &mut impl Recorder) {
    let live = !part.blocks.blocks.is_empty();
    let name = |figure: &str| format!("jobs.{figure}{}", part.suffix);
    let mut stock = |figure: &str, value: &dyn Fn(usize) -> Jobs| {
        to.yearly(|| name(figure), STOCK, live, |year| value(year).lanes());
    };
    stock("net_direct", &|year| years.net_direct[year]);
    stock("knock_on", &|year| years.knock_on[year]);
    stock("net", &|year| years.net_direct[year] + years.knock_on[year]);
    stock("net_skilled", &|year| years.net_skilled[year]);
    let job_years = |year: usize| years.net_job_years[year].lanes();
    to.yearly(|| name("net_job_years"), YEARS, live, job_years);
}

/// Net direct jobs in the UK as a whole, where additionality says what they displace there.
fn net_uk(programme: &Programme, part: &Part, years: &PartYears, to: &mut impl Recorder) {
    if programme.tells_net_uk() {
        let live = !part.blocks.blocks.is_empty();
        let name = || format!("jobs.net_uk{}", part.suffix);
        to.yearly(name, STOCK, live, |year| years.net_uk[year].lanes());
    }
}

fn safeguarded(part: &Part, t: &Trajectory, to: &mut impl Recorder) {
    let live = !part.blocks.safeguarded.is_empty();
    let name = |figure: &str| format!("jobs.{figure}{}", part.suffix);
    let kept = sum(&part.blocks.safeguarded, |place| &t.blocks[place].jobs);
    let net = sum(&part.blocks.safeguarded, |place| &t.net[place].net_direct);
    to.yearly(|| name("safeguarded"), STOCK, live, kept);
    to.yearly(|| name("net_safeguarded"), STOCK, live, net);
}

fn by_skill(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    for (place, market) in t.markets.iter().enumerate() {
        let suffix = || skill_suffix(programme, SkillId(place));
        to.yearly(
            || format!("jobs.demanded{}", suffix()),
            STOCK,
            true,
            |year| market.demanded[year].lanes(),
        );
        to.yearly(
            || format!("jobs.skilled{}", suffix()),
            STOCK,
            true,
            |year| market.filled[year].lanes(),
        );
        to.yearly(
            || format!("jobs.unfilled{}", suffix()),
            STOCK,
            true,
            |year| market.unfilled(year).lanes(),
        );
    }
}

/// Knock-on jobs by industry, and those that the table does not place; which multiplier was believed.
fn by_industry(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    let Some(table) = &programme.region.input_output else {
        return;
    };
    for (industry, jobs) in table.industries.iter().zip(&t.economy.knock_on) {
        let name = || format!("jobs.knock_on.industry.{}", industry.id);
        to.yearly(name, STOCK, true, |year| jobs[year].lanes());
    }
    let name = || "jobs.knock_on.no_industry".into();
    let elsewhere = programme.has_knock_on_elsewhere();
    to.yearly(name, STOCK, elsewhere, |year| {
        t.economy.elsewhere[year].lanes()
    });
    if table.choice.is_some() {
        let name = || "region.input_output.used".into();
        to.whole(name, Measure::Share, || t.economy.used);
    }
}

/// The names of the walk's steps, in order.
pub const WALK: [&str; 11] = [
    "demanded",
    "unfilled",
    "no_effect",
    "deadweight",
    "leakage",
    "displacement",
    "substitution",
    "poaching",
    "net_direct",
    "knock_on",
    "net",
];

/// The walk from demanded to net: losses are positive and taken off one after the other.
fn walk(all: &Part, years: &PartYears, t: &Trajectory, to: &mut impl Recorder) {
    let live = !all.blocks.blocks.is_empty();
    let jobs = |year: usize| years.demanded[year].lanes();
    let filled = |year: usize| years.filled[year].lanes();
    let no_effect = sum(&all.blocks.blocks, |place| &t.net[place].no_effect);
    let lost = |step: usize| sum(&all.blocks.blocks, move |place| &t.net[place].lost[step]);
    let poached = sum(&all.blocks.blocks, |place| &t.net[place].poached);
    let direct = |year: usize| years.net_direct[year].lanes();
    let knock_on = |year: usize| years.knock_on[year].lanes();
    let mut step = |place: usize, value: &dyn Fn(usize) -> Lanes| {
        to.yearly(|| format!("jobs.walk.{}", WALK[place]), STOCK, live, value);
    };
    step(0, &jobs);
    step(1, &|year| jobs(year) - filled(year));
    step(2, &no_effect);
    for loss in 0..4 {
        step(3 + loss, &lost(loss));
    }
    step(7, &poached);
    step(8, &direct);
    step(9, &knock_on);
    step(10, &|year| direct(year) + knock_on(year));
}
