//! The ways of writing a number: `{ pert = [2, 3, 7] }` and its like.

use crate::distribution::{Bounds, Distribution, DistributionError};
use crate::problem::{Place, in_a_row};

use super::context::Context;
use super::fields::Fields;
use super::tree::{Node, Table, Value};
use super::value::finite;

/// The keys that spell a number.
const SPELLINGS: [&str; 11] = [
    "value",
    "uniform",
    "triangular",
    "pert",
    "normal",
    "lognormal",
    "beta",
    "observed",
    "p10",
    "discrete",
    "samples",
];

/// A number as it is written, before it is checked as a whole.
#[derive(Debug, Clone)]
pub(super) struct Spelled {
    /// Which spelling, with its numbers.
    pub shape: Shape,
    /// Lowest value, if written.
    pub min: Option<f64>,
    /// Highest value, if written.
    pub max: Option<f64>,
    /// Where the spelling stands.
    pub place: Place,
}

/// A spelling with its numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// `value = x`, or a bare number.
    Fixed(f64),
    /// `uniform = [min, max]`.
    Uniform([f64; 2]),
    /// `triangular = [min, mode, max]`.
    Triangular([f64; 3]),
    /// `pert = [min, mode, max]`.
    Pert([f64; 3]),
    /// `normal = [mean, sd]`.
    Normal([f64; 2]),
    /// `lognormal = [median, sigma]`.
    LogNormal([f64; 2]),
    /// `beta = [alpha, beta]`.
    Beta([f64; 2]),
    /// `observed = [successes, trials]`.
    Observed([f64; 2]),
    /// `p10 = a, p50 = b, p90 = c`.
    Percentiles([f64; 3]),
    /// `discrete = [[value, weight], …]`.
    Discrete(Vec<(f64, f64)>),
    /// `samples = [x1, x2, …]`.
    Samples(Vec<f64>),
}

impl Shape {
    /// How it is spelt.
    pub const fn form(&self) -> &'static str {
        match self {
            Self::Fixed(_) => "value = x",
            Self::Uniform(_) => "uniform = [min, max]",
            Self::Triangular(_) => "triangular = [min, mode, max]",
            Self::Pert(_) => "pert = [min, mode, max]",
            Self::Normal(_) => "normal = [mean, sd]",
            Self::LogNormal(_) => "lognormal = [median, sigma]",
            Self::Beta(_) => "beta = [alpha, beta]",
            Self::Observed(_) => "observed = [successes, trials]",
            Self::Percentiles(_) => {
                "p10 (9 in 10 are above), p50 (the middle), p90 (1 in 10 is above)"
            }
            Self::Discrete(_) => "discrete = [[value, weight], [value, weight]]",
            Self::Samples(_) => "samples = [x1, x2, x3]",
        }
    }

    /// Whether `min` and `max` may stand beside it.
    pub const fn takes_bounds(&self) -> bool {
        matches!(
            self,
            Self::Normal(_) | Self::LogNormal(_) | Self::Percentiles(_)
        )
    }
}

/// Whether a table spells a number, or names the evidence that does.
pub(super) fn is_assumption(table: &Table) -> bool {
    table
        .entries
        .iter()
        .any(|entry| is_word(&entry.key) && entry.node.table().is_none())
}

/// Whether a key tells that its table is a number.
pub(super) fn is_word(key: &str) -> bool {
    SPELLINGS.contains(&key) || matches!(key, "p50" | "p90" | "evidence")
}

/// What stands in a table of a number, besides its metadata.
pub(super) struct Written {
    /// The spelling, if there is one.
    pub shape: Option<(Shape, Place)>,
    /// `min`, if written.
    pub min: Option<f64>,
    /// `max`, if written.
    pub max: Option<f64>,
    /// Whether something there could not be read.
    pub broken: bool,
}

/// Reads spelling, `min` and `max`.
pub(super) fn read(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Written {
    let before = cx.problems.len();
    let mut shapes: Vec<(&'static str, Option<(Shape, Place)>)> = Vec::new();
    for key in SPELLINGS {
        let entry = fields.get(key);
        let percentiles = key == "p10" && (fields.has("p50") || fields.has("p90"));
        if entry.is_some() || percentiles {
            let shape = shape_of(cx, fields, key);
            shapes.push((key, shape.map(|shape| (shape, fields.place_of(key)))));
        }
    }
    fields.get("p50");
    fields.get("p90");
    if shapes.len() > 1 {
        let names: Vec<&str> = shapes.iter().map(|(name, _)| *name).collect();
        let message = format!("is spelt in {} ways: {}", names.len(), in_a_row(&names));
        cx.error(&fields.place, &fields.path, message, "keep one of them");
    }
    let mut bound = |cx: &mut Context<'_>, key: &'static str| {
        let entry = fields.get(key)?;
        finite(cx, &entry.node, &fields.at(key))
    };
    let (min, max) = (bound(cx, "min"), bound(cx, "max"));
    let shape = shapes.into_iter().next().and_then(|(_, shape)| shape);
    if let Some((shape, _)) = &shape {
        check_bounds(cx, fields, shape);
    }
    Written {
        shape,
        min,
        max,
        broken: cx.problems.len() > before,
    }
}

/// `min` and `max` belong to three spellings only.
pub(super) fn check_bounds(cx: &mut Context<'_>, fields: &Fields<'_>, shape: &Shape) {
    if shape.takes_bounds() {
        return;
    }
    for key in ["min", "max"] {
        if fields.has(key) {
            let message = format!("`{key}` does not go with this spelling");
            let help = "`min` and `max` go with `normal`, `lognormal` and `p10`, `p50`, `p90`";
            cx.error(&fields.place_of(key), &fields.path, message, help);
        }
    }
}

fn shape_of(cx: &mut Context<'_>, fields: &mut Fields<'_>, key: &'static str) -> Option<Shape> {
    if key == "p10" {
        return percentiles(cx, fields);
    }
    let path = fields.at(key);
    let node = &fields.get(key)?.node;
    Some(match key {
        "value" => Shape::Fixed(finite(cx, node, &path)?),
        "uniform" => Shape::Uniform(numbers(cx, node, &path, "[min, max]")?),
        "triangular" => Shape::Triangular(numbers(cx, node, &path, "[min, mode, max]")?),
        "pert" => Shape::Pert(numbers(cx, node, &path, "[min, mode, max]")?),
        "normal" => Shape::Normal(numbers(cx, node, &path, "[mean, sd]")?),
        "lognormal" => Shape::LogNormal(numbers(cx, node, &path, "[median, sigma]")?),
        "beta" => Shape::Beta(numbers(cx, node, &path, "[alpha, beta]")?),
        "observed" => Shape::Observed(numbers(cx, node, &path, "[successes, trials]")?),
        "discrete" => Shape::Discrete(pairs(cx, node, &path)?),
        _ => Shape::Samples(list(cx, node, &path, "[x1, x2, ...]")?),
    })
}

fn percentiles(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Option<Shape> {
    let mut at = |key: &'static str| {
        let Some(entry) = fields.get(key) else {
            fields.missing(cx, key, "`p10`, `p50` and `p90` go together");
            return None;
        };
        finite(cx, &entry.node, &fields.at(key))
    };
    let (p10, p50, p90) = (at("p10"), at("p50"), at("p90"));
    Some(Shape::Percentiles([p10?, p50?, p90?]))
}

fn list(cx: &mut Context<'_>, node: &Node, path: &str, form: &str) -> Option<Vec<f64>> {
    let Value::List(items) = &node.value else {
        let message = format!("should be a list, but is {}", node.kind());
        cx.error(&node.place, path, message, format!("write {form}"));
        return None;
    };
    let numbers: Vec<Option<f64>> = items.iter().map(|item| finite(cx, item, path)).collect();
    numbers.into_iter().collect()
}

fn numbers<const N: usize>(
    cx: &mut Context<'_>,
    node: &Node,
    path: &str,
    form: &str,
) -> Option<[f64; N]> {
    let numbers = list(cx, node, path, form)?;
    let count = numbers.len();
    let array = <[f64; N]>::try_from(numbers);
    if array.is_err() {
        let message = format!("should hold {N} numbers, but holds {count}");
        cx.error(&node.place, path, message, format!("write {form}"));
    }
    array.ok()
}

fn pairs(cx: &mut Context<'_>, node: &Node, path: &str) -> Option<Vec<(f64, f64)>> {
    const FORM: &str = "[[value, weight], [value, weight]]";
    let Value::List(items) = &node.value else {
        let message = format!("should be a list of pairs, but is {}", node.kind());
        cx.error(&node.place, path, message, format!("write {FORM}"));
        return None;
    };
    let pairs: Vec<Option<(f64, f64)>> = items
        .iter()
        .map(|item| numbers(cx, item, path, FORM).map(|[value, weight]| (value, weight)))
        .collect();
    pairs.into_iter().collect()
}

/// The value of a distribution that has only one.
pub(super) const fn only_value(distribution: &Distribution) -> Option<f64> {
    match distribution {
        Distribution::Fixed(value) => Some(*value),
        _ => None,
    }
}

impl Spelled {
    /// A bare number.
    pub const fn fixed(value: f64, place: Place) -> Self {
        Self {
            shape: Shape::Fixed(value),
            min: None,
            max: None,
            place,
        }
    }

    /// Checks the numbers against each other and makes a distribution of them.
    pub fn build(&self) -> Result<Distribution, DistributionError> {
        let bounds = Bounds::new(self.min, self.max);
        match &self.shape {
            Shape::Fixed(value) => Ok(Distribution::Fixed(*value)),
            Shape::Uniform([min, max]) => Distribution::uniform(*min, *max),
            Shape::Triangular([min, mode, max]) => Distribution::triangular(*min, *mode, *max),
            Shape::Pert([min, mode, max]) => Distribution::pert(*min, *mode, *max),
            Shape::Normal([mean, sd]) => Distribution::normal(*mean, *sd, bounds),
            Shape::LogNormal([median, sigma]) => Distribution::lognormal(*median, *sigma, bounds),
            Shape::Beta([alpha, beta]) => Distribution::beta(*alpha, *beta),
            Shape::Observed([successes, trials]) => Distribution::observed(*successes, *trials),
            Shape::Percentiles([p10, p50, p90]) => Distribution::metalog(*p10, *p50, *p90, bounds),
            Shape::Discrete(pairs) => Distribution::discrete(pairs),
            Shape::Samples(samples) => Distribution::samples(samples),
        }
    }
}
