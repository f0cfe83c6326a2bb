//! From what is written at a place to a number of the model and a line of the register.

use std::rc::Rc;

use crate::distribution::Distribution;
use crate::number::Number;
use crate::problem::{Place, Problem};
use crate::register::{Assumption, EvidenceLink, Provenance, Rating, Uprating};

use super::context::Context;
use super::evidence::{DESCRIBES, Entry as Evidence};
use super::fields::Fields;
use super::legal::Legal;
use super::slips;
use super::spelling::{Shape, Spelled, Written, check_bounds, read as read_spelling};
use super::tree::{Entry, Node};
use super::value::finite;

/// What the keys of a number's table are called when nothing is spelt there.
const NO_NUMBER: &str = "write `value = 0.71`, or a range such as `uniform = [a, b]`";

/// A number that was read and checked.
struct Found {
    distribution: Distribution,
    spelled: Spelled,
    evidence: Option<EvidenceLink>,
    uprating: Option<Uprating>,
    provenance: Provenance,
}

/// Reads the number at a place and enters it in the register.
///
/// A number that cannot be read is a problem, and 0 so that reading can go on.
pub(super) fn read(cx: &mut Context<'_>, entry: &Entry, name: String, legal: Legal) -> Number {
    let before = cx.problems.len();
    let found = from_node(cx, &entry.node, &name);
    let Some(found) = found else {
        cx.unreadable.insert(name);
        return Number::ZERO;
    };
    let place = &entry.node.place;
    cx.problems
        .extend(legal.problem_with_range(&found.distribution, &found.spelled, place, &name));
    if cx.problems.len() == before {
        warn_of_heavy_tails(cx, &found, place, &name);
        slips::warn(cx, &found.distribution, &found.spelled.shape, place, &name);
    }
    cx.register.assume(Assumption {
        name,
        distribution: found.distribution,
        input: None,
        evidence: found.evidence,
        uprating: found.uprating,
        provenance: found.provenance,
    })
}

fn from_node(cx: &mut Context<'_>, node: &Node, name: &str) -> Option<Found> {
    if node.number().is_some() {
        let value = finite(cx, node, name)?;
        let spelled = Spelled::fixed(value, node.place.clone());
        let distribution = build(cx, &spelled, name)?;
        return Some(Found {
            distribution,
            spelled,
            evidence: None,
            uprating: None,
            provenance: Provenance::default(),
        });
    }
    if node.table().is_none() {
        let message = format!("should be a number, but is {}", node.kind());
        let usual = "write a number such as 0.71, or a range such as { uniform = [a, b] }";
        let help = slips::help_for_node(node, name).unwrap_or_else(|| usual.to_owned());
        cx.error(&node.place, name, message, help);
        return None;
    }
    let mut fields = Fields::of_node(cx, node, name.to_owned())?;
    let found = from_table(cx, &mut fields, name);
    fields.finish(cx);
    found
}

fn from_table(cx: &mut Context<'_>, fields: &mut Fields<'_>, name: &str) -> Option<Found> {
    let written = read_spelling(cx, fields);
    let own = provenance(cx, fields);
    if fields.has("evidence") {
        return refer(cx, fields, written, own, name);
    }
    let broken = written.broken;
    let Some((shape, place)) = written.shape else {
        if !broken && !fields.has_unknown() {
            cx.error(&fields.place, name, "holds no number".to_owned(), NO_NUMBER);
        }
        return None;
    };
    let spelled = Spelled {
        shape,
        min: written.min,
        max: written.max,
        place,
    };
    Some(Found {
        distribution: build(cx, &spelled, name)?,
        spelled,
        evidence: None,
        uprating: None,
        provenance: own,
    })
}

/// Reads a reference to evidence, with what the place says otherwise.
fn refer(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    written: Written,
    own: Provenance,
    name: &str,
) -> Option<Found> {
    let id = fields.text(cx, "evidence");
    let shared = fields.plain(cx, "shared");
    let describes = fields.word(cx, "describes", &DESCRIBES);
    let asked = fields.place_of("evidence");
    let evidence = super::evidence::find(cx, id?, &asked, &fields.at("evidence"))?;
    if written.broken {
        return None;
    }
    // A number of its own with a source of its own was never signed off, dated or answered for there.
    let replaces = written.shape.is_some() && !own.source.is_empty();
    let shared = shared
        .or_else(|| evidence.stated_share(describes))
        .unwrap_or_default();
    let found = from_evidence(cx, fields, written, &evidence, name)?;
    Some(Found {
        provenance: if replaces {
            own.over(&evidence.provenance.of_the_quantity())
        } else {
            own.over(&evidence.provenance)
        },
        evidence: Some(EvidenceLink {
            id: evidence.id.clone(),
            shared,
        }),
        ..found
    })
}

/// Evidence with what the place puts in its stead. What the place writes is in the evidence's
/// prices, unless it names a price year of its own.
fn from_evidence(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    written: Written,
    evidence: &Rc<Evidence>,
    name: &str,
) -> Option<Found> {
    let (factor, uprating) = match fields.whole(cx, "price_year", super::YEARS) {
        Some(year) => super::evidence::prices_of(cx, fields, year)?,
        None => (evidence.factor, evidence.uprating),
    };
    let (min, max) = (written.min, written.max);
    let spelled = if let Some((shape, place)) = written.shape {
        Spelled {
            shape,
            min,
            max,
            place,
        }
    } else {
        let spelled = evidence.spelled.clone();
        check_bounds(cx, fields, &spelled.shape);
        Spelled {
            min: min.or(spelled.min),
            max: max.or(spelled.max),
            place: fields.place.clone(),
            ..spelled
        }
    };
    let distribution = build(cx, &spelled, name)?;
    Some(Found {
        distribution: scaled(cx, distribution, factor, &fields.place, name)?,
        spelled,
        evidence: None,
        uprating,
        provenance: Provenance::default(),
    })
}

/// A distribution times a factor, such as a rise in prices.
pub(super) fn scaled(
    cx: &mut Context<'_>,
    distribution: Distribution,
    factor: f64,
    place: &Place,
    name: &str,
) -> Option<Distribution> {
    if factor.to_bits() == 1.0_f64.to_bits() {
        return Some(distribution);
    }
    match distribution.scaled(factor) {
        Ok(scaled) => Some(scaled),
        Err(error) => {
            let message = format!("cannot be put into the scenario's prices: {error}");
            cx.error(place, name, message, "check `price_year` and the deflator");
            None
        }
    }
}

/// Makes a distribution, or says which of its numbers contradict each other.
pub(super) fn build(cx: &mut Context<'_>, spelled: &Spelled, name: &str) -> Option<Distribution> {
    match spelled.build() {
        Ok(distribution) => Some(distribution),
        Err(error) => {
            let text = error.to_string();
            let form = format!("write {}", spelled.shape.form());
            let (message, help) = text.split_once("; ").unwrap_or((&text, &form));
            cx.error(&spelled.place, name, message.to_owned(), help);
            None
        }
    }
}

fn warn_of_heavy_tails(cx: &mut Context<'_>, found: &Found, place: &Place, name: &str) {
    if !matches!(found.spelled.shape, Shape::Percentiles(_)) {
        return;
    }
    let lacking = match (
        found.distribution.has_finite_mean(),
        found.distribution.has_finite_variance(),
    ) {
        (false, _) => "no mean: averages over draws would never settle",
        (_, false) => "no variance: averages over draws settle very slowly",
        _ => return,
    };
    let missing = if found.spelled.max.is_some() {
        "min"
    } else {
        "max"
    };
    let problem = Problem::warning(
        place,
        name,
        format!("the tail of these percentiles is so long that the number has {lacking}"),
    );
    cx.problems
        .push(problem.help(format!("set a `{missing}` that cannot be passed")));
}

/// Reads where a number comes from and how far it can be trusted.
pub(super) fn provenance(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Provenance {
    const RATINGS: [(&str, Rating); 3] = [
        ("green", Rating::Green),
        ("amber", Rating::Amber),
        ("red", Rating::Red),
    ];
    Provenance {
        title: fields.text_or_empty(cx, "title"),
        unit: fields.text_or_empty(cx, "unit"),
        source: fields.text_or_empty(cx, "source"),
        rating: fields.word(cx, "rating", &RATINGS),
        note: fields.text_or_empty(cx, "note"),
        owner: fields.text_or_empty(cx, "owner"),
        date: fields.date_or_empty(cx, "date"),
        valid_until: fields.real_date_or_empty(cx, "valid_until"),
        signed_off: fields.text_or_empty(cx, "signed_off"),
    }
}

impl Provenance {
    /// What is said of the quantity, whatever its number is.
    fn of_the_quantity(&self) -> Self {
        Self {
            title: self.title.clone(),
            unit: self.unit.clone(),
            rating: self.rating,
            note: self.note.clone(),
            ..Self::default()
        }
    }

    /// This, and where it is silent what is said below.
    fn over(self, below: &Self) -> Self {
        let pick = |own: String, other: &String| if own.is_empty() { other.clone() } else { own };
        Self {
            title: pick(self.title, &below.title),
            unit: pick(self.unit, &below.unit),
            source: pick(self.source, &below.source),
            rating: self.rating.or(below.rating),
            note: pick(self.note, &below.note),
            owner: pick(self.owner, &below.owner),
            date: pick(self.date, &below.date),
            valid_until: pick(self.valid_until, &below.valid_until),
            signed_off: pick(self.signed_off, &below.signed_off),
        }
    }
}
