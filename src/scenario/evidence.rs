//! Evidence: numbers with their source, used in many places of a scenario.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::distribution::Distribution;
use crate::problem::{Place, help_for_unknown};
use crate::register::{Precedent, Provenance, Uprating};

use super::assumption::{build, provenance, scaled};
use super::context::Context;
use super::fields::Fields;
use super::spelling::{Spelled, Written, only_value, read as read_spelling};
use super::tree::{Entry as TreeEntry, Table};
use super::{Describes, Evidence};

/// The words of `describes`.
pub(super) const DESCRIBES: [(&str, Describes); 2] =
    [("mean", Describes::Mean), ("case", Describes::Case)];

/// All evidence that a scenario can refer to, nearest first, and what was referred to so far.
pub(super) struct Shelf<'t> {
    layers: Vec<&'t Table>,
    read: BTreeMap<String, Option<Rc<Entry>>>,
    used: Vec<(Rc<Entry>, &'t TreeEntry)>,
}

/// An entry of the library that was read and checked.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its id.
    pub id: String,
    /// The number in the entry's own prices, as written.
    pub spelled: Spelled,
    /// Prices of the scenario over those of the entry.
    pub factor: f64,
    /// What drawn inflation adds to the factor.
    pub uprating: Option<Uprating>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The number in the scenario's prices.
    distribution: Distribution,
    describes: Option<Describes>,
    shared: Option<f64>,
    price_year: Option<i32>,
    cases: Vec<Precedent>,
}

impl Entry {
    /// The share of luck in common: stated, or what follows from what the spread describes.
    pub fn stated_share(&self, describes: Option<Describes>) -> Option<f64> {
        self.shared.or_else(|| {
            describes
                .or(self.describes)
                .map(|describes| match describes {
                    Describes::Mean => 1.0,
                    Describes::Case => 0.0,
                })
        })
    }
}

impl<'t> Shelf<'t> {
    /// A shelf of layers, nearest first.
    pub const fn new(layers: Vec<&'t Table>) -> Self {
        Self {
            layers,
            read: BTreeMap::new(),
            used: Vec::new(),
        }
    }

    fn entry(&self, id: &str) -> Option<&'t TreeEntry> {
        self.layers.iter().find_map(|layer| layer.entry(id))
    }

    /// Whether something referred to an id.
    pub fn was_asked_for(&self, id: &str) -> bool {
        self.read.contains_key(id)
    }

    /// The ids of all there is.
    pub fn ids(&self) -> Vec<&'t str> {
        self.layers.iter().flat_map(|layer| layer.keys()).collect()
    }

    /// The entries referred to, for the scenario.
    pub fn library(&self) -> Vec<Evidence> {
        self.used
            .iter()
            .map(|(entry, _)| Evidence {
                id: entry.id.clone(),
                distribution: entry.distribution.clone(),
                provenance: entry.provenance.clone(),
                describes: entry.describes,
                shared: entry.stated_share(None).unwrap_or_default(),
                price_year: entry.price_year,
                cases: entry.cases.clone(),
            })
            .collect()
    }

    /// The entries referred to, as they are written.
    pub fn written(&self) -> impl Iterator<Item = &'t TreeEntry> + '_ {
        self.used.iter().map(|(_, entry)| *entry)
    }

    /// The id of every entry referred to, with its number.
    pub fn find_used(&self, id: &str) -> Option<&Distribution> {
        self.used
            .iter()
            .find(|(entry, _)| entry.id == id)
            .map(|(entry, _)| &entry.distribution)
    }
}

/// Finds and checks the entry that a place refers to.
pub(super) fn find(cx: &mut Context<'_>, id: &str, asked: &Place, path: &str) -> Option<Rc<Entry>> {
    if let Some(known) = cx.shelf.read.get(id) {
        return known.clone();
    }
    let Some(written) = cx.shelf.entry(id) else {
        let known = cx.shelf.ids();
        let help = if known.len() > 12
            && crate::problem::did_you_mean(id, known.iter().copied()).is_none()
        {
            "write a table [evidence.<id>] for it, or name one from the library".to_owned()
        } else {
            help_for_unknown(id, known, "evidence ids")
        };
        cx.error(asked, path, format!("there is no evidence `{id}`"), help);
        return None;
    };
    let entry = read(cx, written).map(Rc::new);
    if let Some(entry) = &entry {
        cx.shelf.used.push((Rc::clone(entry), written));
    }
    cx.shelf.read.insert(id.to_owned(), entry.clone());
    entry
}

/// Reads and checks an entry in full.
fn read(cx: &mut Context<'_>, written: &TreeEntry) -> Option<Entry> {
    let path = format!("evidence.{}", written.key);
    let mut fields = Fields::of(cx, written, path)?;
    let number = read_spelling(cx, &mut fields);
    let provenance = provenance(cx, &mut fields);
    for (key, is_there) in [
        ("title", fields.has("title")),
        ("unit", fields.has("unit")),
        ("source", fields.has("source")),
        ("rating", fields.has("rating")),
    ] {
        if !is_there {
            fields.missing(
                cx,
                key,
                "evidence needs `title`, `unit`, `source` and `rating`",
            );
        }
    }
    let describes = fields.word(cx, "describes", &DESCRIBES);
    let shared = fields.plain(cx, "shared");
    let price_year = fields.whole(cx, "price_year", super::YEARS);
    let prices = price_year.map_or(Some((1.0, None)), |year| prices_of(cx, &fields, year));
    let spelled = spelling(cx, &fields, number);
    let cases = super::cases::read(cx, &mut fields, spelled.as_ref());
    let path = fields.path.clone();
    // A stated share of luck in common says what `describes` is asked for.
    let has_describes = fields.has("describes") || shared.is_some();
    let place = fields.place.clone();
    fields.finish(cx);
    let (spelled, (factor, uprating)) = (spelled?, prices?);
    let distribution = build(cx, &spelled, &path)?;
    if only_value(&distribution).is_none() && !has_describes {
        let help = "write \"mean\" (the spread is what we do not know of one common value) or \
                    \"case\" (the spread is between cases)";
        cx.error(&place, &path, "`describes` is missing".to_owned(), help);
    }
    let distribution = scaled(cx, distribution, factor, &place, &path)?;
    Some(Entry {
        id: written.key.clone(),
        spelled,
        factor,
        uprating,
        provenance,
        distribution,
        describes,
        shared,
        price_year,
        cases,
    })
}

fn spelling(cx: &mut Context<'_>, fields: &Fields<'_>, number: Written) -> Option<Spelled> {
    match number.shape {
        Some((shape, place)) if !number.broken => Some(Spelled {
            shape,
            min: number.min,
            max: number.max,
            place,
        }),
        None if !number.broken => {
            let help = "write `value = 0.71`, or a range such as `uniform = [a, b]`";
            cx.error(
                &fields.place,
                &fields.path,
                "holds no number".to_owned(),
                help,
            );
            None
        }
        _ => None,
    }
}

/// Prices of the scenario over those of a year, and what drawn inflation adds.
pub(super) fn prices_of(
    cx: &mut Context<'_>,
    fields: &Fields<'_>,
    year: i32,
) -> Option<(f64, Option<Uprating>)> {
    let place = fields.place_of("price_year");
    let path = fields.at("price_year");
    let Some(prices) = &cx.prices else {
        let message = "inflation itself has no price year".to_owned();
        cx.error(&place, &path, message, "leave `price_year` out");
        return None;
    };
    match prices.index(year) {
        Ok(index) => Some((1.0 / index, prices.uprating(year))),
        Err(first) => {
            let message = format!("{year} is before the deflator begins, which is in {first}");
            let help = format!("give `appraisal.deflator` the years from {year} on");
            cx.error(&place, &path, message, help);
            None
        }
    }
}

/// The entries of the shipped library that list their cases.
///
/// Fails with all that is wrong with them.
pub(super) fn classes() -> Result<Vec<Evidence>, super::ScenarioError> {
    let mut problems = Vec::new();
    let library = super::load::shipped_library(&mut problems);
    let mut cx = Context::new(Shelf::new(vec![&library]), problems);
    for entry in &library.entries {
        let lists = entry
            .node
            .table()
            .is_some_and(|table| table.get("case").is_some());
        if lists && let Some(read) = read(&mut cx, entry) {
            cx.shelf.used.push((Rc::new(read), entry));
        }
    }
    if cx.problems.is_empty() {
        Ok(cx.shelf.library())
    } else {
        Err(super::ScenarioError {
            problems: cx.problems,
        })
    }
}

/// Checks every entry of the shipped library.
#[cfg(test)]
pub(super) fn check_all(cx: &mut Context<'_>, layer: &Table) {
    for entry in &layer.entries {
        read(cx, entry);
    }
}
