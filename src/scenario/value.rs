//! Single values: texts, finite numbers, lists of them, ids.

use crate::problem::{Place, help_for_unknown};

use super::context::Context;
use super::legal::Legal;
use super::slips;
use super::tree::{Node, Value};

/// The position of an id among those that are known; a problem where it is not.
pub(super) fn position(
    cx: &mut Context<'_>,
    (id, place): (&str, &Place),
    path: &str,
    known: &[String],
    what: &str,
) -> Option<usize> {
    let found = known.iter().position(|candidate| candidate == id);
    if found.is_none() {
        let help = help_for_unknown(id, known.iter().map(String::as_str), &format!("{what} ids"));
        cx.error(place, path, format!("there is no {what} `{id}`"), help);
    }
    found
}

/// The text that a node is; a problem where it is none.
pub(super) fn text_of<'t>(cx: &mut Context<'_>, node: &'t Node, path: &str) -> Option<&'t str> {
    if let Some(text) = node.text() {
        return Some(text);
    }
    let message = format!("should be a text, but is {}", node.kind());
    cx.error(&node.place, path, message, "put it in \"quotation marks\"");
    None
}

/// The finite number that a node is, within its range; a problem where it is none.
pub(super) fn plain_number(
    cx: &mut Context<'_>,
    node: &Node,
    path: &str,
    legal: Legal,
) -> Option<f64> {
    let value = finite(cx, node, path)?;
    match legal.problem_with(value, &node.place, path) {
        Some(problem) => {
            cx.problems.push(problem);
            None
        }
        None => Some(value),
    }
}

/// The finite number that a node is; a problem where it is none.
pub(super) fn finite(cx: &mut Context<'_>, node: &Node, path: &str) -> Option<f64> {
    const LARGEST: f64 = 1e100;
    match node.number() {
        Some(value) if value.abs() <= LARGEST => return Some(value),
        Some(value) if value.is_nan() => {
            let message = "`nan` is not a number".to_owned();
            cx.error(&node.place, path, message, "write a number such as 0.71");
        }
        Some(value) => {
            let message = if value.is_infinite() {
                "infinity cannot be used here"
            } else {
                "is larger than any quantity here can be"
            };
            cx.error(
                &node.place,
                path,
                message.to_owned(),
                "write an ordinary number such as 1000",
            );
        }
        None if node.table().is_some() => {
            let message = "must be a plain number: it cannot be uncertain".to_owned();
            cx.error(&node.place, path, message, "write a number such as 0.71");
        }
        None => {
            let message = format!("should be a number, but is {}", node.kind());
            let help = slips::help_for_node(node, path)
                .unwrap_or_else(|| "write a number such as 0.71".to_owned());
            cx.error(&node.place, path, message, help);
        }
    }
    None
}

/// The list of numbers that a node is; a problem where it is none.
pub(super) fn plain_numbers(
    cx: &mut Context<'_>,
    node: &Node,
    path: &str,
    legal: Legal,
) -> Option<Vec<f64>> {
    let Value::List(items) = &node.value else {
        let message = format!("should be a list of numbers, but is {}", node.kind());
        cx.error(
            &node.place,
            path,
            message,
            "write a list such as [0.2, 0.3, 0.5]",
        );
        return None;
    };
    let numbers: Vec<Option<f64>> = items
        .iter()
        .map(|item| plain_number(cx, item, path, legal))
        .collect();
    numbers.into_iter().collect()
}
