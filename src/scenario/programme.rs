//! The whole scenario, section by section.

use crate::calendar::Calendar;
use crate::number::Number;
use crate::problem::Place;
use crate::programme::{Appraisal, Programme, Sector};

use super::activity::{self, Activities, Known};
use super::context::Context;
use super::fields::Fields;
use super::ids::Ids;
use super::people::{self, RegionRead};
use super::tree::Table;
use super::{
    correlation, discount, district, money, moves, outcome, price, promise, shock, timetable,
    workforce,
};

/// The longest programme, in years.
const LONGEST: i32 = 60;
/// The length of a programme where nothing is said.
const YEARS: i32 = 10;
/// The longest appraisal, in years.
const FARTHEST: i32 = 500;

/// Reads the whole tree. Each target comes with the place of its metric, each outcome of its own with
/// that of its formula.
pub(super) fn read(
    cx: &mut Context<'_>,
    tree: &Table,
    place: &Place,
) -> (Programme, [Vec<Place>; 2]) {
    let mut top = Fields::new(tree, place.clone(), String::new());
    let ids = Ids::of(tree);
    let title = top.text_or_empty(cx, "title");
    let note = top.text_or_empty(cx, "note");
    let choice = top.truth(cx, "choice").unwrap_or(true);
    top.text(cx, "description");
    cx.short_title = top.text_or_empty(cx, "short_title");
    let (calendar, appraisal) = calendar_and_appraisal(cx, &mut top);
    let years: Vec<i32> = calendar.all().collect();
    let funds = money::read(cx, &mut top, &years);
    let skills = people::skills(cx, &mut top);
    let (workforces, followed) = workforce::read(cx, &mut top);
    let additionality = people::additionality(cx, &mut top);
    let (mut sectors, asked) = people::sectors(cx, &mut top);
    let districts = district::read(cx, &mut top);
    let region = people::region(cx, &mut top, (&mut sectors, &asked));
    let recession = shock::recession(cx, &mut top, &calendar);
    let known = Known {
        ids: &ids,
        funds: &funds,
        followed: &followed,
        districts: &districts,
        years: &years,
    };
    let mut activities = activity::read(cx, &mut top, &known);
    let around = moves::Around {
        ids: &ids,
        funds: &funds,
        calendar: &calendar,
    };
    let moves = moves::read(cx, &mut top, &mut activities, &around);
    let order = timetable::order(cx, &mut top, (&activities, &moves), (&funds, &calendar));
    let events = shock::events(cx, &mut top, &calendar, &ids);
    let (targets, places) = promise::read(cx, &mut top, &calendar);
    let (outcomes, formula_places) = outcome::read(cx, &mut top);
    correlation::read(cx, &mut top);
    let asks_for_gva = sectors.iter().any(|sector| !sector.gva_per_job.is(0.0));
    check_knock_on_value(cx, (tree, place), &region, &sectors, &activities);
    check_reputation(cx, &region, &activities);
    for key in ["base", "remove", "evidence"] {
        top.get(key);
    }
    top.finish(cx);
    let Activities {
        list: activities,
        blocks,
        constructions,
        reliefs,
        trainings,
        ..
    } = activities;
    let programme = Programme {
        title,
        note,
        choice,
        calendar,
        appraisal: Appraisal {
            asks_for_gva,
            ..appraisal
        },
        funds,
        activities,
        moves,
        order,
        blocks,
        constructions,
        reliefs,
        trainings,
        skills,
        workforces,
        additionality,
        sectors,
        districts,
        region: region.region,
        recession,
        events,
        targets,
        outcomes,
        reference: None,
    };
    (programme, [places, formula_places])
}

fn calendar_and_appraisal(cx: &mut Context<'_>, top: &mut Fields<'_>) -> (Calendar, Appraisal) {
    let before = cx.problems.len();
    for (key, help) in [
        ("start", "the first financial year, such as start = 2024"),
        (
            "price_year",
            "the year in whose prices money is counted, such as price_year = 2024",
        ),
    ] {
        if !top.has(key) {
            top.missing(cx, key, help);
        }
    }
    let start = top.whole(cx, "start", super::YEARS);
    let years = top.whole(cx, "years", (1, LONGEST)).unwrap_or(YEARS);
    let price_year = top.whole(cx, "price_year", super::YEARS);
    let start = start.or(price_year).unwrap_or(super::YEARS.0);
    cx.calendar_is_known = cx.problems.len() == before;
    let empty = Table::default();
    let mut section = top
        .table(cx, "appraisal")
        .unwrap_or_else(|| Fields::new(&empty, top.place.clone(), "appraisal".to_owned()));
    let horizon = section
        .whole(cx, "horizon", (years, FARTHEST))
        .unwrap_or(years);
    let count = |years: i32| usize::try_from(years).unwrap_or(1);
    let calendar = Calendar {
        start,
        years: count(years),
        price_year: price_year.unwrap_or(start),
        horizon: count(horizon),
    };
    let all = (0..horizon).map(|year| start + year);
    let appraisal = Appraisal {
        prices: price::read(cx, &mut section, calendar.price_year, all),
        discount: discount::read(cx, &mut section, calendar.horizon),
        welfare_share: section.number_or(cx, "welfare_share", 0.0),
        asks_for_gva: false,
    };
    section.finish(cx);
    (calendar, appraisal)
}

/// Knock-on jobs need a value where jobs have one.
fn check_knock_on_value(
    cx: &mut Context<'_>,
    (tree, top): (&Table, &Place),
    region: &RegionRead,
    sectors: &[Sector],
    activities: &Activities,
) {
    if region.values_knock_on_jobs || sectors.iter().all(|sector| sector.gva_per_job.is(0.0)) {
        return;
    }
    let multiplies = activities
        .blocks
        .iter()
        .filter_map(|block| sectors.get(block.sector?.0))
        .find(|sector| sector.table.is_some() || sector.multiplier != Number::ONE);
    if let Some(sector) = multiplies {
        let id = sector.name.id.as_str();
        let key = if sector.table.is_some() {
            "industry"
        } else {
            "multiplier"
        };
        let place = tree
            .table("sector")
            .and_then(|sectors| sectors.table(id)?.get(key))
            .map_or(top, |node| &node.place);
        let path = format!("sector.{id}.{key}");
        let message = "brings knock-on jobs, but nothing says what such a job is worth".to_owned();
        let help = "under [region], write gva_per_knock_on_job = ... in £ a year";
        cx.error(place, &path, message, help);
    }
}

/// Building standing with investors says nothing where standing does nothing.
fn check_reputation(cx: &mut Context<'_>, region: &RegionRead, activities: &Activities) {
    if let Some((place, path)) = &activities.reputation
        && region.region.reputation.is_none()
    {
        let message = "has no effect: the region has no standing with investors".to_owned();
        let help =
            "add [region.reputation] with `uplift`, `half` and `depreciation`, or leave it out";
        cx.warn(place, path, message, help);
    }
}
