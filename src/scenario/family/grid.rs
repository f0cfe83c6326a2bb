//! Every combination of some values.

use crate::problem::Problem;

use super::super::tree::{Entry, Node, Table, Value};
use super::super::write::inline;
use super::{MOST, Member, no_base, put, text_entry};

/// A key and the values that it takes.
struct Axis<'t> {
    path: String,
    entry: &'t Entry,
    values: &'t [Node],
}

/// The scenarios of a grid, the last key changing fastest.
pub(super) fn members(
    grid: &Entry,
    (base, stem): (Option<&Entry>, &str),
    problems: &mut Vec<Problem>,
) -> Vec<Member> {
    let Some(table) = grid.node.table() else {
        let message = format!("should be a table, but is {}", grid.node.kind());
        let help = "write [grid] and below it \"fund.x.delay\" = [0, 1, 2]";
        problems.push(Problem::error(&grid.place, "grid", message).help(help));
        return Vec::new();
    };
    let Some(base) = base else {
        problems.push(no_base(&grid.place, "grid"));
        return Vec::new();
    };
    let mut axes = Vec::new();
    gather(table, "", &mut axes, problems);
    let count = axes
        .iter()
        .map(|axis| axis.values.len())
        .try_fold(1, usize::checked_mul);
    let Some(count) = count.filter(|count| *count <= MOST) else {
        let message = format!("stands for more than {MOST} combinations");
        let help = "take values or keys out";
        problems.push(Problem::error(&grid.place, "grid", message).help(help));
        return Vec::new();
    };
    if axes.is_empty() {
        return Vec::new();
    }
    (0..count)
        .map(|number| {
            let mut tree = Table::default();
            let mut words = Vec::new();
            let mut left = number;
            for axis in axes.iter().rev() {
                let value = &axis.values[left % axis.values.len()];
                left /= axis.values.len();
                put(&mut tree, &axis.path, &axis.entry.place, value.clone());
                words.push(format!("{} = {}", short(&axis.path), inline(value)));
            }
            words.reverse();
            let title = words.join(", ");
            let place = &grid.place;
            tree.entries.push(text_entry("title", &title, place));
            tree.entries.push(base.clone());
            Member {
                name: format!("{stem}-{}", number + 1),
                tree,
                top: grid.node.place.clone(),
            }
        })
        .collect()
}

/// The keys of a grid: quoted as a whole, or as tables.
fn gather<'t>(
    table: &'t Table,
    above: &str,
    axes: &mut Vec<Axis<'t>>,
    problems: &mut Vec<Problem>,
) {
    for entry in &table.entries {
        let path = if above.is_empty() {
            entry.key.clone()
        } else {
            format!("{above}.{}", entry.key)
        };
        match &entry.node.value {
            Value::Table(inner) => gather(inner, &path, axes, problems),
            Value::List(values) if !values.is_empty() => axes.push(Axis {
                path,
                entry,
                values,
            }),
            _ => {
                let message = "should be a list of the values to try".to_owned();
                let help = format!("write \"{path}\" = [0, 1, 2]");
                let key = format!("grid.{path}");
                problems.push(Problem::error(&entry.place, &key, message).help(help));
            }
        }
    }
}

/// A path without its section: `anchor_a.arrives`.
fn short(path: &str) -> &str {
    path.split_once('.').map_or(path, |(_, rest)| rest)
}
