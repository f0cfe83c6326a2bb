//! From rows to projects: several bodies may pay for one.

use super::columns::{Column, Layout};
use super::rows::Said;
use super::{Project, Share};
use crate::sheet::Sheet;
use crate::sheet::problems::Problems;
use crate::sheet::text::folded;

/// Rows of one title become one project where each names other money and only one of them says what
/// it builds; otherwise the same thing would be counted twice.
pub(super) fn projects(
    sheet: &Sheet,
    layout: &Layout,
    rows: Vec<Said>,
    problems: &mut Problems,
    remarks: &mut Vec<String>,
) -> Vec<Project> {
    let mut projects: Vec<Project> = Vec::new();
    for said in rows {
        let title = called(&said.title);
        let learners = learners(sheet, layout, &said, problems);
        let twin = projects
            .iter_mut()
            .find(|project| called(&project.title) == title);
        match twin {
            Some(project) => join(sheet, layout, project, said, learners, problems),
            None => projects.push(started(said, learners)),
        }
    }
    for project in projects.iter().filter(|project| project.shares.len() > 1) {
        let rows: Vec<String> = project.shares.iter().map(|s| s.row.to_string()).collect();
        remarks.push(format!(
            "{}, rows {}: read as one project, “{}”, paid for by {} bodies",
            sheet.name(),
            crate::sheet::text::in_words(&rows),
            project.title,
            rows.len()
        ));
    }
    projects
}

/// A title as it is compared; one of signs alone by its signs.
fn called(title: &str) -> String {
    match folded(title) {
        words if words.is_empty() => title.to_owned(),
        words => words,
    }
}

fn started(said: Said, learners: Option<f64>) -> Project {
    Project {
        title: said.title.clone(),
        kind: said.kind,
        floorspace: said.floorspace,
        firms: said.firms,
        learners,
        jobs: said.jobs,
        opens: said.opens,
        note: said.note.clone(),
        shares: vec![share(said)],
    }
}

fn share(said: Said) -> Share {
    Share {
        row: said.row,
        payer: said.payer,
        sponsor: said.sponsor,
        capital: said.capital,
        revenue: said.revenue,
        source: said.source,
    }
}

fn join(
    sheet: &Sheet,
    layout: &Layout,
    project: &mut Project,
    said: Said,
    learners: Option<f64>,
    problems: &mut Problems,
) {
    let first = project.row();
    let mut wrong = |column: Column, message: String, help: &str| {
        let name = layout.name(sheet, said.row, column);
        problems.of_row(said.row, format!("{name}: {message}"), help);
    };
    let same = |share: &Share| {
        share.payer == said.payer && folded(&share.sponsor) == folded(&said.sponsor)
    };
    if let Some(twin) = project.shares.iter().find(|share| same(share)) {
        let help = "give each project a title of its own; several rows of one title are for one project paid for by several bodies, each named in Whose money and Sponsor";
        let message = format!("row {} has the same title and the same money", twin.row);
        wrong(Column::Title, message, help);
        return;
    }
    if project.kind != said.kind {
        let message = format!(
            "row {first} calls the same project “{}”",
            project.kind.word()
        );
        wrong(
            Column::Kind,
            message,
            "choose one kind for all rows of a project",
        );
    }
    let help = "write it in one row of the project, for all of it; or give the projects titles of their own";
    for (column, here, there) in [
        (Column::Floorspace, said.floorspace, &mut project.floorspace),
        (Column::Firms, said.firms, &mut project.firms),
        (Column::LearnersInAll, learners, &mut project.learners),
        (Column::Jobs, said.jobs, &mut project.jobs),
    ] {
        if here.is_some() && there.is_some() {
            let message = format!("row {first} says this of the same project already");
            wrong(column, message, help);
        }
        *there = there.or(here);
    }
    if let (Some(here), Some(there)) = (said.opens, project.opens)
        && here != there
    {
        let there = crate::calendar::financial_year(there);
        let message = format!("row {first} lets the same project open in {there}");
        wrong(Column::Opens, message, "write one year of opening");
    }
    project.opens = project.opens.or(said.opens);
    if project.note.is_empty() {
        project.note.clone_from(&said.note);
    }
    project.shares.push(share(said));
}

/// Learners over all years, from what a row says of a year and of all.
fn learners(sheet: &Sheet, layout: &Layout, said: &Said, problems: &mut Problems) -> Option<f64> {
    let paid = said.revenue.iter().filter(|amount| **amount > 0.0).count();
    let (Some(a_year), Some(in_all)) = (said.learners_a_year, said.learners_in_all) else {
        let from_a_year = said
            .learners_a_year
            .map(|a_year| a_year * paid.max(1) as f64);
        return said.learners_in_all.or(from_a_year);
    };
    let most = a_year * paid.max(1) as f64;
    if in_all < a_year || in_all > most * 1.001 {
        let name = layout.name(sheet, said.row, Column::LearnersInAll);
        let message = format!(
            "{in_all} in all do not go with {a_year} a year in the {paid} years that have revenue"
        );
        let help = "put one of the two right, or leave it empty";
        problems.of_row(said.row, format!("{name}: {message}"), help);
    }
    Some(in_all)
}
