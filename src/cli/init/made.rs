//! What is said after a scenario was made from a list.

use std::path::Path;

use crate::cli::terminal;
use crate::cli::written::typed;
use crate::figures::{count, stated};
use crate::projects::{List, Made, Payer, Project};

/// How many projects, whose money, what is claimed, what is to be reviewed, and what to type next.
pub(super) fn told(list: &List, made: &Made, path: &Path) -> String {
    let (shown, typed) = (path.display(), typed(path));
    let projects = match list.projects.len() {
        1 => "1 project".to_owned(),
        more => format!("{} projects", count(more as f64)),
    };
    format!(
        "{shown} is a scenario of {projects}, made from {}.\n\n{}\n{}{}\nNext:\n  regiocast check {typed}\n  regiocast run {typed}\n",
        list.file,
        money(list),
        claims(list),
        defaults(made),
    )
}

fn money(list: &List) -> String {
    let sum = |payer: Option<Payer>| {
        let shares = list.projects.iter().flat_map(|project| &project.shares);
        let shares = shares.filter(|share| payer.is_none_or(|payer| share.payer == payer));
        let (mut capital, mut revenue, mut rows) = (0.0, 0.0, 0);
        for share in shares {
            capital += share.capital.iter().sum::<f64>();
            revenue += share.revenue.iter().sum::<f64>();
            rows += 1;
        }
        (capital, revenue, rows)
    };
    let row = |name: &str, (capital, revenue, _): (f64, f64, usize)| {
        let mut row = vec![name.to_owned()];
        row.extend([capital, revenue, capital + revenue].map(stated));
        row
    };
    let mut rows: Vec<Vec<String>> = Payer::ALL
        .into_iter()
        .map(|payer| (payer, sum(Some(payer))))
        .filter(|(_, (_, _, rows))| *rows > 0)
        .map(|(payer, sums)| row(payer.word(), sums))
        .collect();
    rows.push(row("All", sum(None)));
    terminal::table(
        &["Money, £m of the day", "capital", "revenue", "total"],
        &rows,
    )
}

fn claims(list: &List) -> String {
    let sum = |claimed: fn(&Project) -> Option<f64>| {
        list.projects.iter().filter_map(claimed).sum::<f64>()
    };
    let (jobs, learners) = (sum(|project| project.jobs), sum(|project| project.learners));
    let claimed: Vec<String> = [(jobs, "jobs"), (learners, "learners")]
        .into_iter()
        .filter(|(many, _)| *many > 0.0)
        .map(|(many, what)| format!("{} {what}", stated(many)))
        .collect();
    if claimed.is_empty() {
        return "The list claims neither jobs nor learners, so the scenario has no promise.\n"
            .to_owned();
    }
    let mut told = format!(
        "Claimed: {}. These are promises that results are compared with",
        claimed.join(" and ")
    );
    if jobs > 0.0 {
        told.push_str("; no result is built on the jobs");
    }
    if learners > 0.0 {
        told.push_str(
            "; the learners say what a start costs, unless the library’s cost brings fewer",
        );
    }
    told.push_str(".\n");
    told
}

fn defaults(made: &Made) -> String {
    let all: usize = made.defaults.iter().map(|(_, many)| many).sum();
    let parts: Vec<String> = made
        .defaults
        .iter()
        .filter(|(_, many)| *many > 0)
        .map(|(part, many)| format!("{} in {part}", count(*many as f64)))
        .collect();
    format!(
        "To review: {} numbers are defaults, not yours, and marked REVIEW in the file ({}).\n{} more marks stand at choices that are no numbers of their own, such as mixes of skills and correlations.\nThe numbers rest on {} entries of the evidence library, most of it from life sciences in Liverpool City Region.\n",
        count(all as f64),
        parts.join(", "),
        count(made.choices as f64),
        count(made.entries as f64),
    )
}
