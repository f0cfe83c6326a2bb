//! Labour detail: who holds and who gets skilled jobs by where they come from, and vacancies by why
//! they are there.
//!
//! Reported for the skill groups that say where their people come from, and where none does, not at
//! all.

use super::breakdown::skill_suffix;
use super::metric::{Measure, Nature, Recorder};
use crate::lanes::Lanes;
use crate::model::Trajectory;
use crate::model::origins::OriginYears;
use crate::model::origins::openings::Openings;
use crate::programme::{Origin, Programme, SkillId};

const HELD: (Measure, Nature) = (Measure::Jobs, Nature::Stock);
const HIRED: (Measure, Nature) = (Measure::People, Nature::Flow);
/// Vacancies that stay open are counted again in the next year, so that only new ones add up.
const OPEN: (Measure, Nature) = (Measure::Jobs, Nature::Stock);
const OPENING: (Measure, Nature) = (Measure::Jobs, Nature::Flow);

/// Reports all labour detail: over all groups that tell, then group by group.
pub fn report(programme: &Programme, t: &Trajectory, to: &mut impl Recorder) {
    let groups = || t.markets.iter().enumerate();
    let tell = || groups().filter_map(|(place, market)| Some((place, market.origins.as_ref()?)));
    if tell().next().is_none() {
        return;
    }
    part(
        &String::new,
        &|figure| tell().map(|(_, years)| figure(years)).sum(),
        to,
    );
    for (place, years) in tell() {
        let suffix = || skill_suffix(programme, SkillId(place));
        part(&suffix, &|figure| figure(years), to);
    }
}

/// What is told of vacancies.
type Figure = fn(&Openings) -> Lanes;

/// A figure of one group.
type OfGroup<'a> = &'a dyn Fn(&OriginYears) -> Lanes;

/// Reports some groups, whose figures are added up by `sum`.
fn part(suffix: &dyn Fn() -> String, sum: &dyn Fn(OfGroup<'_>) -> Lanes, to: &mut impl Recorder) {
    for (place, origin) in Origin::ALL.into_iter().enumerate() {
        let name = || format!("jobs.skilled.from.{}{}", origin.word(), suffix());
        to.yearly(name, HELD, true, |year| {
            sum(&|years| years.held[place][year].lanes())
        });
    }
    for (place, origin) in Origin::ALL.into_iter().enumerate() {
        let name = || format!("hires.from.{}{}", origin.word(), suffix());
        to.yearly(name, HIRED, true, |year| {
            sum(&|years| years.hired[place][year].lanes())
        });
    }
    let openings: [(&str, _, Figure); 4] = [
        ("", OPEN, |openings| openings.all().lanes()),
        (".expansion", OPENING, |openings| openings.expansion.lanes()),
        (".replacement", OPENING, |openings| {
            openings.replacement.lanes()
        }),
        (".left_open", OPEN, |openings| openings.left_open.lanes()),
    ];
    for (which, kind, figure) in openings {
        let name = || format!("jobs.openings{which}{}", suffix());
        to.yearly(name, kind, true, |year| {
            sum(&|years| figure(&years.openings[year]))
        });
    }
}
