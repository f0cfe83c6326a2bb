//! Correlations: `[[correlation]]`.
//!
//! Spearman's ρ between two inputs becomes r = 2·sin(π·ρ/6) between their normal scores. Not every
//! set of pairs can hold together: where it cannot, the inputs concerned are named, with the nearest
//! values that can.

mod matrix;

use std::f64::consts::PI;

use crate::problem::{Place, help_for_unknown, in_a_row};
use crate::register::Correlation;

use super::context::Context;
use super::fields::{Fields, text_of};
use super::legal::shown;
use super::promise::tables_of;
use super::spelling::only_value;
use super::tree::Value;
use matrix::Matrix;

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
    let path = fields.at("between");
    let mut between: Vec<String> = Vec::new();
    match fields.get("between") {
        None => fields.missing(cx, "between", "write between = [\"a.b.c\", \"d.e.f\"]"),
        Some(entry) => {
            let node = &entry.node;
            let items: &[_] = match &node.value {
                Value::List(items) => items,
                _ => &[],
            };
            if items.len() < 2 {
                let message = "should be a list of two names or more".to_owned();
                cx.error(&node.place, &path, message, "write between = [\"a.b.c\", \"d.e.f\"]");
            }
            for item in items {
                let Some(name) = text_of(cx, item, &path) else {
                    continue;
                };
                check_name(cx, name, &item.place, &path);
                if between.iter().any(|other| other == name) {
                    let message = format!("`{name}` is named twice");
                    cx.error(&item.place, &path, message, "name each input once");
                }
                between.push(name.to_owned());
            }
        }
    }
    let path = fields.path.clone();
    fields.finish(cx);
    Some(Stated {
        between,
        spearman: spearman?,
        place,
        path,
    })
}

/// Checks that a name is an input whose luck can be tied to another's.
fn check_name(cx: &mut Context<'_>, name: &str, place: &Place, path: &str) {
    if cx.unreadable.contains(name) {
        return;
    }
    let fixed = format!("`{name}` is a fixed number, which goes with nothing");
    let give_a_range = "give it a range, or take it out of the correlation";
    if let Some(id) = name.strip_prefix("evidence.")
        && let Some(found) = cx.shelf.find_used(id)
    {
        let shares = |link: &crate::register::EvidenceLink| link.id == id && link.shared > 0.0;
        let is_shared = cx
            .register
            .assumptions
            .iter()
            .any(|assumption| assumption.evidence.as_ref().is_some_and(shares));
        if only_value(found).is_some() {
            cx.error(place, path, fixed, give_a_range);
        } else if !is_shared {
            let message = format!("nothing takes its luck from `{name}`: its `shared` is 0 everywhere");
            let help = "name the places that refer to it, or set `shared` above 0";
            cx.error(place, path, message, help);
        }
        return;
    }
    if let Some(found) = cx.register.assumptions.iter().find(|found| found.name == name) {
        if found.input.is_none() {
            cx.error(place, path, fixed, give_a_range);
        } else if let Some(link) = found.evidence.clone()
            && link.shared > 0.0
        {
            let message = format!("`{name}` takes its luck from evidence `{}`", link.id);
            let help = format!("name `evidence.{}` instead, or set `shared = 0` at the place", link.id);
            cx.error(place, path, message, help);
        }
        return;
    }
    let chances: Vec<String> = cx
        .register
        .chances
        .iter()
        .map(|chance| chance.name.clone())
        .filter(|name| {
            ["chance.fund.", "chance.event.", "chance.recession."]
                .iter()
                .any(|kind| name.starts_with(kind))
        })
        .collect();
    if chances.iter().any(|known| known == name) {
        return;
    }
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
        .chain(chances.iter().map(String::as_str))
        .collect();
    let help = match crate::problem::did_you_mean(name, known.iter().copied()) {
        None if known.len() > 12 => {
            "an input is called by its place, such as `fund.<id>.amount`, or `evidence.<id>`, \
             `chance.fund.<id>`, `chance.event.<id>`"
                .to_owned()
        }
        _ => help_for_unknown(name, known, "inputs"),
    };
    cx.error(place, path, format!("there is no input `{name}`"), help);
}

/// Every stated pair, and the matrix they make.
struct Pairs {
    names: Vec<String>,
    spearman: Matrix,
    stated: Matrix,
}

impl Pairs {
    fn of(cx: &mut Context<'_>, stated: &[Stated]) -> Self {
        let mut names: Vec<String> = Vec::new();
        for name in stated.iter().flat_map(|stated| &stated.between) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        let mut pairs = Self {
            spearman: matrix::identity(names.len()),
            stated: matrix::identity(names.len()),
            names,
        };
        for statement in stated {
            let places: Vec<usize> = statement
                .between
                .iter()
                .filter_map(|name| pairs.names.iter().position(|known| known == name))
                .collect();
            for (rank, &one) in places.iter().enumerate() {
                for &other in &places[rank + 1..] {
                    if pairs.stated[one][other] > 0.0 {
                        let names = [pairs.names[one].as_str(), pairs.names[other].as_str()];
                        let message = format!("{} are correlated twice", in_a_row(&names));
                        cx.error(&statement.place, &statement.path, message, "state each pair once");
                    }
                    for (row, column) in [(one, other), (other, one)] {
                        pairs.stated[row][column] = 1.0;
                        pairs.spearman[row][column] = statement.spearman;
                    }
                }
            }
        }
        pairs
    }

    /// Reports each block of connected inputs whose correlations cannot all hold.
    fn check(&self, cx: &mut Context<'_>, stated: &[Stated]) {
        for block in self.blocks() {
            let part = |matrix: &Matrix| matrix::part(matrix, &block);
            let spearman = part(&self.spearman);
            if matrix::is_positive_definite(&normal_scores(&spearman)) {
                continue;
            }
            let feasible = nearest(&spearman, &part(&self.stated));
            let names: Vec<&str> = block.iter().map(|&place| self.names[place].as_str()).collect();
            let mut pairs = Vec::new();
            for (row, &one) in block.iter().enumerate() {
                for (column, &other) in block.iter().enumerate().skip(row + 1) {
                    if self.stated[one][other] > 0.0 {
                        let value = shown(feasible[row][column]);
                        pairs.push(format!("{} with {}: {value}", names[row], names[column]));
                    }
                }
            }
            let first = stated
                .iter()
                .find(|stated| stated.between.iter().any(|name| names.contains(&name.as_str())));
            if let Some(first) = first {
                let message = format!("the correlations of {} cannot all hold together", in_a_row(&names));
                let help = format!("the nearest that can: {}", pairs.join("; "));
                cx.error(&first.place, &first.path, message, help);
            }
        }
    }

    /// Inputs that are connected, directly or through others.
    fn blocks(&self) -> Vec<Vec<usize>> {
        let mut block_of: Vec<Option<usize>> = vec![None; self.names.len()];
        let mut blocks: Vec<Vec<usize>> = Vec::new();
        for start in 0..self.names.len() {
            if block_of[start].is_some() {
                continue;
            }
            let mut block = Vec::new();
            let mut open = vec![start];
            while let Some(place) = open.pop() {
                if block_of[place].is_some() {
                    continue;
                }
                block_of[place] = Some(blocks.len());
                block.push(place);
                open.extend((0..self.names.len()).filter(|&other| self.stated[place][other] > 0.0));
            }
            block.sort_unstable();
            blocks.push(block);
        }
        blocks
    }
}

/// The correlation of normal scores that gives a rank correlation.
fn normal_scores(spearman: &Matrix) -> Matrix {
    matrix::map(spearman, |rho| 2.0 * libm::sin(PI * rho / 6.0))
}

/// The nearest rank correlations that can hold together, in steps of 0.01. Pairs that are not
/// stated stay uncorrelated.
fn nearest(spearman: &Matrix, stated: &Matrix) -> Matrix {
    const STEPS: u32 = 100;
    let scores = matrix::nearest(&normal_scores(spearman), stated);
    let exact = matrix::map(&scores, |r| 6.0 / PI * libm::asin((r / 2.0).clamp(-0.5, 0.5)));
    for step in 0..=STEPS {
        let kept = 1.0 - f64::from(step) / f64::from(STEPS);
        let mut rounded = matrix::map(&exact, |rho| libm::round(100.0 * kept * rho) / 100.0);
        for (place, row) in rounded.iter_mut().enumerate() {
            row[place] = 1.0;
        }
        if matrix::is_positive_definite(&normal_scores(&rounded)) {
            return rounded;
        }
    }
    matrix::identity(spearman.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_values_can_hold_together_and_keep_their_signs() {
        let spearman = vec![
            vec![1.0, 0.9, 0.0],
            vec![0.9, 1.0, 0.9],
            vec![0.0, 0.9, 1.0],
        ];
        let stated = vec![
            vec![1.0, 1.0, 0.0],
            vec![1.0, 1.0, 1.0],
            vec![0.0, 1.0, 1.0],
        ];
        assert!(!matrix::is_positive_definite(&normal_scores(&spearman)));
        let near = nearest(&spearman, &stated);
        assert!(matrix::is_positive_definite(&normal_scores(&near)));
        // With the third pair at 0, two equal r can reach 1/√2, which is ρ = 0.69.
        assert!((near[0][1] - 0.69).abs() < 0.011, "{}", near[0][1]);
        assert!((near[0][1] - near[1][2]).abs() < 1e-12);
        assert!(near[0][2].abs() < 1e-12);
    }
}
