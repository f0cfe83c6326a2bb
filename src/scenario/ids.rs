//! The ids of a scenario, known before anything that refers to them is read.

use super::tree::Table;

/// The job blocks, in the order of the model's table.
pub(super) const JOB_BLOCKS: [&str; 6] =
    ["posts", "jobs", "support", "premises", "ventures", "inward"];

/// The ids of a scenario, each list in file order: an id's position is its place in the programme.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// Funds.
    pub funds: Vec<String>,
    /// Activities.
    pub activities: Vec<String>,
    /// Job blocks, as `activity.block`.
    pub blocks: Vec<String>,
    /// Activities that have training.
    pub training: Vec<String>,
    /// Activities that have building work.
    pub construction: Vec<String>,
    /// Activities that have a tax relief.
    pub relief: Vec<String>,
    /// Skill groups.
    pub skills: Vec<String>,
    /// Workforces.
    pub workforces: Vec<String>,
    /// Additionality profiles.
    pub additionality: Vec<String>,
    /// Sectors.
    pub sectors: Vec<String>,
    /// Districts.
    pub districts: Vec<String>,
}

impl Ids {
    /// Collects the ids of a scenario.
    pub fn of(tree: &Table) -> Self {
        let ids = |section: &str| -> Vec<String> {
            tables_in(tree, section)
                .map(|(id, _)| id.to_owned())
                .collect()
        };
        let mut found = Self {
            funds: ids("fund"),
            activities: ids("activity"),
            skills: ids("skill"),
            workforces: ids("workforce"),
            additionality: ids("additionality"),
            sectors: ids("sector"),
            districts: ids("district"),
            ..Self::default()
        };
        for (activity, table) in tables_in(tree, "activity") {
            for key in table.keys() {
                let list = match key {
                    "training" => &mut found.training,
                    "construction" => &mut found.construction,
                    "relief" => &mut found.relief,
                    block if JOB_BLOCKS.contains(&block) && table.table(block).is_some() => {
                        found.blocks.push(format!("{activity}.{block}"));
                        continue;
                    }
                    _ => continue,
                };
                list.push(activity.to_owned());
            }
        }
        found
    }
}

/// The tables within a section, by their ids, in file order.
pub(super) fn tables_in<'t>(
    tree: &'t Table,
    section: &str,
) -> impl Iterator<Item = (&'t str, &'t Table)> {
    tree.table(section)
        .into_iter()
        .flat_map(|table| &table.entries)
        .filter_map(|entry| Some((entry.key.as_str(), entry.node.table()?)))
}
