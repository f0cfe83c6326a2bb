//! Correlations: `[[correlation]]`.
//!
//! Spearman's ρ between two inputs becomes r = 2·sin(π·ρ/6) between their normal scores. Not every
//! set of pairs can hold together: where it cannot, the inputs concerned are named, with the nearest
//! values that can.

mod matrix;
mod pairs;

use crate::problem::{Place, did_you_mean};
use crate::register::{Assumption, Correlation, EvidenceLink};

use super::context::Context;
use super::fields::Fields;
use super::promise::tables_of;
use super::spelling::only_value;
use super::tree::Value;
use super::value::text_of;
use pairs::Pairs;

/// A correlation as it is written.
struct Stated {
    between: Vec<String>,
    spearman: f64,
    place: Place,
    path: String,
}

/// Reads all correlations and checks that they can hold together.
pub(super) fn read(cx: &mut Context<'_>, top: &mut Fields<'_>) {
    let before = cx.problems.len();
    let mut stated: Vec<Stated> = Vec::new();
    for (place, node) in tables_of(cx, top, "correlation").into_iter().enumerate() {
        let path = format!("correlation[{}]", place + 1);
        if let Some(fields) = Fields::of_node(cx, node, path) {
            stated.extend(one(cx, fields));
        }
    }
    if cx.problems.len() == before {
        let pairs = Pairs::of(cx, &stated);
        if cx.problems.len() == before {
            pairs.check(cx, &stated);
        }
    }
    cx.register.correlations = stated
        .into_iter()
        .map(|stated| Correlation {
            between: stated.between,
            spearman: stated.spearman,
        })
        .collect();
}

fn one(cx: &mut Context<'_>, mut fields: Fields<'_>) -> Option<Stated> {
    if !fields.has("spearman") {
        fields.missing(cx, "spearman", "a rank correlation such as spearman = 0.5");
    }
    let spearman = fields.plain(cx, "spearman");
    let place = fields.place_of("spearman");
    let between = names(cx, &mut fields);
    let path = fields.path.clone();
    fields.finish(cx);
    // One that names unused deadweights may have nothing left to tie.
    if between.len() < 2 && cx.reference_is_run {
        return None;
    }
    Some(Stated {
        between,
        spearman: spearman?,
        place,
        path,
    })
}

/// Reads the names of the inputs that go together.
fn names(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Vec<String> {
    const FORM: &str = "write between = [\"a.b.c\", \"d.e.f\"]";
    let path = fields.at("between");
    let Some(entry) = fields.get("between") else {
        fields.missing(cx, "between", FORM);
        return Vec::new();
    };
    let node = &entry.node;
    let items: &[_] = match &node.value {
        Value::List(items) => items,
        _ => &[],
    };
    if items.len() < 2 {
        let message = "should be a list of two names or more".to_owned();
        cx.error(&node.place, &path, message, FORM);
    }
    let mut between: Vec<String> = Vec::new();
    for item in items {
        let Some(name) = text_of(cx, item, &path) else {
            continue;
        };
        // The reference says once that deadweights are not used.
        if cx.unused.holds(name, &cx.register) {
            continue;
        }
        check_name(cx, name, &item.place, &path);
        if between.iter().any(|other| other == name) {
            let message = format!("`{name}` is named twice");
            cx.error(&item.place, &path, message, "name each input once");
        }
        between.push(name.to_owned());
    }
    between
}

/// Checks that a name is an input whose luck can be tied to another's.
fn check_name(cx: &mut Context<'_>, name: &str, place: &Place, path: &str) {
    if cx.unreadable.contains(name) || is_chance(cx, name) {
        return;
    }
    let problem = match name.strip_prefix("evidence.") {
        Some(id) if cx.shelf.find_used(id).is_some() => evidence_problem(cx, name, id),
        _ => match cx.register.find(name) {
            Some(found) => assumption_problem(found),
            None => Some(unknown(cx, name)),
        },
    };
    if let Some((message, help)) = problem {
        cx.error(place, path, message, help);
    }
}

/// A message and the help that goes with it.
type Trouble = (String, String);

fn fixed(name: &str) -> Trouble {
    (
        format!("`{name}` is a fixed number, which goes with nothing"),
        "give it a range, or take it out of the correlation".to_owned(),
    )
}

fn assumption_problem(found: &Assumption) -> Option<Trouble> {
    let name = &found.name;
    if only_value(&found.distribution).is_some() {
        return Some(fixed(name));
    }
    let link = found.evidence.as_ref().filter(|link| link.shared > 0.0)?;
    Some((
        format!("`{name}` takes its luck from evidence `{}`", link.id),
        format!(
            "name `evidence.{}` instead, or set `shared = 0` at the place",
            link.id
        ),
    ))
}

fn evidence_problem(cx: &Context<'_>, name: &str, id: &str) -> Option<Trouble> {
    if only_value(cx.shelf.find_used(id)?).is_some() {
        return Some(fixed(name));
    }
    let shares = |link: &EvidenceLink| link.id == id && link.shared > 0.0;
    let mut links = cx.register.uncertain().filter_map(|a| a.evidence.as_ref());
    if links.any(shares) {
        return None;
    }
    Some((
        format!("nothing takes its luck from `{name}`: its `shared` is 0 everywhere"),
        "name the places that refer to it, or set `shared` above 0".to_owned(),
    ))
}

/// The chances that can be correlated.
fn chances<'a>(cx: &'a Context<'_>) -> impl Iterator<Item = &'a str> {
    const KINDS: [&str; 3] = ["chance.fund.", "chance.event.", "chance.recession."];
    let names = cx
        .register
        .chances
        .iter()
        .map(|chance| chance.name.as_str());
    names.filter(|name| KINDS.iter().any(|kind| name.starts_with(kind)))
}

fn is_chance(cx: &Context<'_>, name: &str) -> bool {
    let is_id = |rest: &str| !rest.contains('.');
    chances(cx).any(|known| known == name) && name.splitn(3, '.').nth(2).is_some_and(is_id)
}

fn unknown(cx: &Context<'_>, name: &str) -> Trouble {
    let evidence: Vec<String> = cx
        .shelf
        .written()
        .map(|entry| format!("evidence.{}", entry.key))
        .collect();
    let known: Vec<&str> = cx
        .register
        .uncertain()
        .map(|assumption| assumption.name.as_str())
        .chain(evidence.iter().map(String::as_str))
        .chain(chances(cx))
        .collect();
    let help = match did_you_mean(name, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "an input is called by its place, such as `fund.<id>.amount`, or \
                 `evidence.<id>`, `chance.fund.<id>`, `chance.event.<id>`"
            .to_owned(),
    };
    (format!("there is no input `{name}`"), help)
}
