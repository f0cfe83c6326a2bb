//! Existing workforces: `[workforce.<id>]`.

pub(super) mod areas;

use crate::problem::Place;
use crate::programme::{Name, Workforce};

use super::context::Context;
use super::fields::Fields;
use super::legal::{Legal, shown};
use super::survey;
use super::tree::Value;
use super::value::{plain_numbers, text_of};
use areas::Followed;

/// How far shares may miss 1 by rounding.
const ROUNDING: f64 = 1e-6;

/// Reads all workforces, in file order, those with areas area by area; and what training needs to know
/// of each workforce of the file.
pub(super) fn read(cx: &mut Context<'_>, top: &mut Fields<'_>) -> (Vec<Workforce>, Vec<Followed>) {
    let (mut workforces, mut followed) = (Vec::new(), Vec::new());
    for (id, mut fields) in top.tables(cx, "workforce") {
        let levels = levels(cx, &mut fields);
        let areas = areas::read(cx, &mut fields);
        let headcounts = headcounts(cx, &mut fields, id, (&levels, &areas));
        let whole = Workforce {
            name: fields.name(cx, id),
            of: None,
            headcount: Vec::new(),
            drift: drift(cx, &mut fields, levels.len()),
            turnover: fields.number_or(cx, "turnover", 0.0),
            joiners: joiners(cx, &mut fields, levels.len()),
            levels,
        };
        fields.finish(cx);
        followed.push(Followed {
            levels: whole.levels.clone(),
            areas: areas.clone(),
            first: workforces.len(),
        });
        for (place, headcount) in headcounts.into_iter().enumerate() {
            let area = areas.get(place);
            workforces.push(Workforce {
                name: area.map_or_else(|| whole.name.clone(), |area| of_area(&whole.name, area)),
                of: area.map(|_| whole.name.clone()),
                headcount,
                ..whole.clone()
            });
        }
    }
    (workforces, followed)
}

/// What one area of a workforce is called.
fn of_area(whole: &Name, area: &str) -> Name {
    Name {
        id: format!("{}.{area}", whole.id),
        title: format!("{}, {}", whole.title, area.replace(['_', '-'], " ")),
    }
}

fn levels(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Vec<String> {
    const HELP: &str = "name them from low to high: levels = [\"basic\", \"able\", \"expert\"]";
    let path = fields.at("levels");
    let Some(entry) = fields.get("levels") else {
        fields.missing(cx, "levels", HELP);
        return Vec::new();
    };
    let place = &entry.node.place;
    let Value::List(items) = &entry.node.value else {
        let message = format!("should be a list of names, but is {}", entry.node.kind());
        cx.error(place, &path, message, HELP);
        return Vec::new();
    };
    let mut levels: Vec<String> = Vec::new();
    for item in items {
        let name = text_of(cx, item, &path).unwrap_or_default().to_owned();
        if levels.contains(&name) {
            let message = format!("there are two levels `{name}`");
            cx.error(&item.place, &path, message, "give each level its own name");
        }
        levels.push(name);
    }
    if levels.len() < 2 {
        let message = "there must be two levels or more".to_owned();
        cx.error(place, &path, message, HELP);
    }
    levels
}

/// The people at each level: of each area, or of the whole.
fn headcounts(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    id: &str,
    (levels, areas): (&[String], &[String]),
) -> Vec<Vec<f64>> {
    super::block::one_of(cx, fields, ["headcount", "survey"]);
    let listed = if areas.is_empty() {
        let list = fields.plain_list(cx, "headcount", Legal::ZeroOrMore);
        list.map(|list| vec![list])
    } else {
        areas::listed(cx, fields, areas)
    };
    let surveyed = fields.get("survey").and_then(|entry| {
        let path = fields.at("survey");
        let file = text_of(cx, &entry.node, &path)?;
        let survey = survey::read(cx, file, (&entry.node.place, &path), (levels, areas))?;
        let headcounts = survey.headcounts.clone();
        cx.surveys.insert(id.to_owned(), survey);
        Some(headcounts)
    });
    let (key, mut headcounts) = match (listed, surveyed) {
        (Some(listed), _) => ("headcount", listed),
        (None, Some(surveyed)) => ("survey", surveyed),
        (None, None) => {
            fields.plain(cx, "headcount_total");
            return vec![vec![0.0; levels.len()]; areas.len().max(1)];
        }
    };
    let place = fields.place_of(key);
    let path = fields.at(key);
    for headcount in &headcounts {
        check_people(cx, (&place, &path), headcount, levels);
    }
    areas::scale(cx, fields, &mut headcounts, areas, (&place, &path));
    headcounts
}

fn check_people(
    cx: &mut Context<'_>,
    (place, path): (&Place, &str),
    headcount: &[f64],
    levels: &[String],
) {
    same_length(cx, (place, path), headcount.len(), levels.len());
    if headcount.iter().sum::<f64>() <= 0.0 {
        let message = "there is nobody in this workforce".to_owned();
        cx.error(place, path, message, "give at least one level some people");
    }
}

fn same_length(
    cx: &mut Context<'_>,
    (place, path): (&crate::problem::Place, &str),
    found: usize,
    levels: usize,
) -> bool {
    if found != levels && levels > 0 {
        let message =
            format!("should hold {levels} numbers, one for each level, but holds {found}");
        cx.error(place, path, message, "the levels are listed in `levels`");
    }
    found == levels
}

fn drift(cx: &mut Context<'_>, fields: &mut Fields<'_>, levels: usize) -> Vec<Vec<f64>> {
    let staying = |row: usize| -> Vec<f64> {
        (0..levels)
            .map(|column| if column == row { 1.0 } else { 0.0 })
            .collect()
    };
    let identity: Vec<Vec<f64>> = (0..levels).map(staying).collect();
    let path = fields.at("drift");
    let Some(entry) = fields.get("drift") else {
        return identity;
    };
    let place = &entry.node.place;
    let Value::List(rows) = &entry.node.value else {
        let message = format!("should be a list of rows, but is {}", entry.node.kind());
        cx.error(
            place,
            &path,
            message,
            "write one row of shares for each level",
        );
        return identity;
    };
    if rows.len() != levels && levels > 0 {
        let message = format!(
            "should hold {levels} rows, one for each level, but holds {}",
            rows.len()
        );
        cx.error(
            place,
            &path,
            message,
            "each row says where the people of a level are a year later",
        );
        return identity;
    }
    let mut drift = Vec::new();
    for (row, node) in rows.iter().enumerate() {
        let shares = plain_numbers(cx, node, &path, Legal::Share).unwrap_or_else(|| staying(row));
        if same_length(cx, (&node.place, &path), shares.len(), levels) {
            sums_to_one(cx, (&node.place, &path), &shares, "row");
        }
        drift.push(shares);
    }
    drift
}

fn joiners(cx: &mut Context<'_>, fields: &mut Fields<'_>, levels: usize) -> Vec<f64> {
    let at_the_bottom = || -> Vec<f64> {
        (0..levels)
            .map(|level| if level == 0 { 1.0 } else { 0.0 })
            .collect()
    };
    let Some(shares) = fields.plain_list(cx, "joiners", Legal::Share) else {
        return at_the_bottom();
    };
    let place = fields.place_of("joiners");
    let path = fields.at("joiners");
    if same_length(cx, (&place, &path), shares.len(), levels) {
        sums_to_one(cx, (&place, &path), &shares, "list");
    }
    shares
}

fn sums_to_one(
    cx: &mut Context<'_>,
    (place, path): (&crate::problem::Place, &str),
    shares: &[f64],
    what: &str,
) {
    let total: f64 = shares.iter().sum();
    if (total - 1.0).abs() > ROUNDING {
        let message = format!(
            "the shares of this {what} add up to {}, not to 1",
            shown(total)
        );
        cx.error(
            place,
            path,
            message,
            "nobody is lost and nobody is counted twice",
        );
    }
}
