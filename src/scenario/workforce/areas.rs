//! Areas of what a workforce can do, each with the same levels: a self-assessment asks for several.

use crate::problem::{Place, did_you_mean};
use crate::programme::WorkforceId;
use crate::scenario::context::Context;
use crate::scenario::fields::Fields;
use crate::scenario::legal::{Legal, shown};
use crate::scenario::tree::{Node, Value};
use crate::scenario::value::{plain_numbers, position, text_of};

/// A workforce of the file: its levels, its areas, and the first place among the programme's
/// workforces, which has one for each area.
pub(in crate::scenario) struct Followed {
    /// Names of the levels, low to high.
    pub levels: Vec<String>,
    /// Ids of the areas; none where it is followed as a whole.
    pub areas: Vec<String>,
    /// The place of its first area.
    pub first: usize,
}

impl Followed {
    /// The places of all its areas, or its own.
    pub fn all(&self) -> impl Iterator<Item = WorkforceId> + use<> {
        let first = self.first;
        (0..self.areas.len().max(1)).map(move |place| WorkforceId(first + place))
    }
}

/// Reads the ids of the areas; none where the workforce is followed as a whole.
pub(super) fn read(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Vec<String> {
    const HELP: &str = "name two areas or more: areas = [\"data\", \"digital_skills\"]";
    let path = fields.at("areas");
    let Some(entry) = fields.get("areas") else {
        return Vec::new();
    };
    let place = &entry.node.place;
    let Value::List(items) = &entry.node.value else {
        let message = format!("should be a list of names, but is {}", entry.node.kind());
        cx.error(place, &path, message, HELP);
        return Vec::new();
    };
    let mut areas: Vec<String> = Vec::new();
    for item in items {
        let Some(area) = text_of(cx, item, &path) else {
            continue;
        };
        let is_legal = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if area.is_empty() || !area.chars().all(is_legal) || area == "at_least" || area == "level" {
            let message = format!("`{area}` cannot be an area");
            let help = "the name of an area has letters, digits, _ and - only, as in the survey";
            cx.error(&item.place, &path, message, help);
        } else if areas.iter().any(|known| known == area) {
            let message = format!("there are two areas `{area}`");
            cx.error(&item.place, &path, message, "give each area its own name");
        } else {
            areas.push(area.to_owned());
        }
    }
    if items.len() < 2 {
        let message = "there must be two areas or more".to_owned();
        cx.error(place, &path, message, HELP);
    }
    areas
}

/// Reads the people at each level of each area: a table of lists.
pub(super) fn listed(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    areas: &[String],
) -> Option<Vec<Vec<f64>>> {
    let path = fields.at("headcount");
    let entry = fields.get("headcount")?;
    let Value::Table(table) = &entry.node.value else {
        let message = format!(
            "should be a list for each area, but is {}",
            entry.node.kind()
        );
        let help = format!("write headcount = {{ {} = [...], ... }}", areas.first()?);
        cx.error(&entry.node.place, &path, message, help);
        return None;
    };
    for unknown in table
        .keys()
        .filter(|key| !areas.iter().any(|area| area == key))
    {
        let place = table
            .entry(unknown)
            .map_or(&entry.node.place, |one| &one.place);
        let known = areas.iter().map(String::as_str);
        let help = did_you_mean(unknown, known).map_or_else(
            || "the areas are listed in `areas`".to_owned(),
            |meant| format!("did you mean `{meant}`?"),
        );
        cx.error(place, &path, format!("there is no area `{unknown}`"), help);
    }
    let mut all = Vec::new();
    for area in areas {
        let Some(node) = table.get(area) else {
            let message = format!("has no list for area `{area}`");
            let help = "write how many people stand at each level, 0 where there is nobody";
            cx.error(&entry.node.place, &path, message, help);
            continue;
        };
        let path = format!("{path}.{area}");
        all.push(plain_numbers(cx, node, &path, Legal::ZeroOrMore).unwrap_or_default());
    }
    Some(all)
}

/// Scales every area to the whole workforce where that is given; else all must have the same people.
pub(super) fn scale(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    headcounts: &mut [Vec<f64>],
    areas: &[String],
    (place, path): (&Place, &str),
) {
    let total = |headcount: &Vec<f64>| headcount.iter().sum::<f64>();
    let Some(staff) = fields.plain(cx, "headcount_total") else {
        let first = headcounts.first().map_or(0.0, total);
        let other = headcounts
            .iter()
            .zip(areas)
            .find(|(one, _)| total(one) != first);
        if let (Some((other, area)), Some(name)) = (other, areas.first()) {
            let message = format!(
                "`{area}` has {} people in all, but `{name}` has {}",
                shown(total(other)),
                shown(first)
            );
            let help = "where some answered only for some areas, write headcount_total = the whole workforce: \
                        every area is scaled to it";
            cx.error(place, path, message, help);
        }
        return;
    };
    if staff <= 0.0 {
        let place = fields.place_of("headcount_total");
        let path = fields.at("headcount_total");
        let message = "must be above 0".to_owned();
        cx.error(
            &place,
            &path,
            message,
            "write how many people work there, whether or not they answered",
        );
        return;
    }
    for headcount in headcounts {
        let answered = total(headcount);
        for people in headcount.iter_mut().filter(|_| answered > 0.0) {
            *people *= staff / answered;
        }
    }
}

/// Reads the areas that a course teaches: one or several; all places of the workforce that move up.
pub(in crate::scenario) fn taught(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    followed: &Followed,
) -> Vec<WorkforceId> {
    let path = fields.at("area");
    let Some(entry) = fields.get("area") else {
        if !followed.areas.is_empty() {
            let help = "name the area that it teaches, area = \"...\", or several, area = [\"...\", \"...\"]";
            fields.missing(cx, "area", help);
        }
        return followed.all().collect();
    };
    if followed.areas.is_empty() {
        let message = "this workforce has no areas".to_owned();
        cx.error(
            &entry.node.place,
            &path,
            message,
            "leave it out, or list `areas` on the workforce",
        );
        return Vec::new();
    }
    let alone = std::slice::from_ref(&entry.node);
    let items: &[Node] = match &entry.node.value {
        Value::List(items) => items,
        _ => alone,
    };
    let mut taught: Vec<WorkforceId> = Vec::new();
    for item in items {
        let place = text_of(cx, item, &path)
            .and_then(|area| position(cx, (area, &item.place), &path, &followed.areas, "area"));
        let Some(place) = place else { continue };
        let id = WorkforceId(followed.first + place);
        if taught.contains(&id) {
            let message = "names an area twice".to_owned();
            cx.error(&item.place, &path, message, "name each area once");
        } else {
            taught.push(id);
        }
    }
    taught
}
