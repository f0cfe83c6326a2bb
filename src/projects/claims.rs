//! Does a project go together? What it claims needs something that it comes from.

use super::columns::{Column, Layout};
use super::kind::Kind;
use super::opening;
use super::{Project, Share};
use crate::sheet::Sheet;
use crate::sheet::problems::Problems;
use crate::sheet::text::{in_words, told};

/// Less than a pound is nothing, £m.
pub(super) const A_POUND: f64 = 1e-6;

/// Finds contradictions, and remarks on what is merely odd.
pub(super) fn check(
    sheet: &Sheet,
    layout: &Layout,
    project: &Project,
    problems: &mut Problems,
    remarks: &mut Vec<String>,
) {
    let facts = Facts::of(project);
    let mut checker = Checker {
        sheet,
        layout,
        project,
        facts,
        problems,
    };
    if checker.money() {
        checker.quantities();
        checker.jobs();
        opening::check(sheet, layout, project, problems, remarks);
    }
    let row = sheet.row(project.row());
    remarks.extend(
        facts
            .oddities(project)
            .into_iter()
            .map(|oddity| format!("{row}: {oddity}")),
    );
}

/// Money of a whole list above which it is likely to be counted in thousands, £m.
const A_GREAT_DEAL: f64 = 2_000.0;

/// Remarks on the list as a whole.
pub(super) fn of_the_whole(
    sheet: &Sheet,
    layout: &Layout,
    projects: &[Project],
    remarks: &mut Vec<String>,
) {
    let shares = || projects.iter().flat_map(|project| &project.shares);
    let unsourced: Vec<String> = shares()
        .filter(|share| share.source.is_empty())
        .map(|share| share.row.to_string())
        .collect();
    let name = sheet.name();
    let rows = in_words(&unsourced);
    match unsourced.len() {
        0 => {}
        1 => remarks.push(format!(
            "{name}: no source is given in row {rows}, so its money is rated red"
        )),
        _ => remarks.push(format!(
            "{name}: no source is given in rows {rows}, so their money is rated red"
        )),
    }
    if let Some(first) = layout.years.first() {
        for (column, lacks, has) in [
            (Column::Capital(*first), "capital", "revenue"),
            (Column::Revenue(*first), "revenue", "capital"),
        ] {
            if layout.place(column).is_none() {
                remarks.push(format!(
                    "{name}: it has no columns of {lacks}, so all its money is {has}"
                ));
            }
        }
    }
    let all: f64 = shares()
        .flat_map(|share| share.capital.iter().chain(&share.revenue))
        .sum();
    if all > A_GREAT_DEAL {
        remarks.push(format!(
            "{name}: the list adds up to £{} million; is it counted in thousands or in pounds by mistake?",
            told(all)
        ));
    }
}

/// What a project has.
#[derive(Debug, Clone, Copy)]
struct Facts {
    capital: bool,
    revenue: bool,
}

impl Facts {
    fn of(project: &Project) -> Self {
        let any = |amounts: Vec<f64>| amounts.iter().sum::<f64>() >= A_POUND;
        Self {
            capital: any(project.capital()),
            revenue: any(project.revenue()),
        }
    }

    /// What is odd, though it may be so.
    fn oddities(self, project: &Project) -> Vec<String> {
        let mut odd = Vec::new();
        let kind = project.kind;
        let named = kind.word();
        let floorspace = project.floorspace.is_some();
        if kind.is_training() && self.revenue && project.learners.is_none() {
            odd.push(format!(
                "{named}, and no learners: the library’s cost of a start says how many there will be"
            ));
        }
        if kind.is_training() && project.jobs.is_some() {
            odd.push(
                "jobs are claimed for training: the model counts learners there, and no jobs"
                    .to_owned(),
            );
        }
        if matches!(kind, Kind::Laboratory | Kind::Office) && self.capital && !floorspace {
            odd.push(format!(
                "{named}, and no floorspace: the library’s cost of a square metre says how much there will be"
            ));
        }
        let equipment = !matches!(
            kind,
            Kind::Laboratory | Kind::Office | Kind::TaxSite | Kind::Business
        );
        if self.capital && equipment && !floorspace {
            odd.push(
                "its capital builds no floorspace, so it is counted as money and brings no jobs"
                    .to_owned(),
            );
        }
        let revenue_idle = matches!(
            kind,
            Kind::Laboratory | Kind::Office | Kind::TaxSite | Kind::Business | Kind::Other
        );
        if self.revenue && revenue_idle && project.firms.is_none() {
            odd.push(
                "its revenue supports no firms, so it is counted as money and brings no jobs"
                    .to_owned(),
            );
        }
        odd
    }
}

struct Checker<'a> {
    sheet: &'a Sheet,
    layout: &'a Layout,
    project: &'a Project,
    facts: Facts,
    problems: &'a mut Problems,
}

impl Checker<'_> {
    fn wrong(&mut self, row: usize, column: Column, message: &str, help: &str) {
        let name = self.layout.name(self.sheet, row, column);
        let message = format!("{name}: {message}");
        self.problems.of_row(row, message, help);
    }

    /// Every row brings money.
    fn money(&mut self) -> bool {
        let paid = |share: &Share| share.capital.iter().chain(&share.revenue).sum::<f64>();
        let penniless: Vec<usize> = self
            .project
            .shares
            .iter()
            .filter(|share| paid(share) < A_POUND)
            .map(|share| share.row)
            .collect();
        for row in &penniless {
            let name = self.sheet.row(*row);
            let message = format!("{name}: “{}” has no money in any year", self.project.title);
            let help = "write its capital or revenue in £m, year by year, or delete the row";
            self.problems.of_row(*row, message, help);
        }
        penniless.is_empty()
    }

    /// What is built or taught needs the money that pays for it.
    fn quantities(&mut self) {
        let row = self.project.row();
        let kind = self.project.kind;
        let named = format!("the kind is “{}”", kind.word());
        if self.project.floorspace.is_some() && !self.facts.capital {
            let help = "write the capital that builds it, or leave the floorspace empty";
            self.wrong(
                row,
                Column::Floorspace,
                "floorspace, and no capital in any year",
                help,
            );
        }
        if self.project.learners.is_some() {
            let column = match self.layout.place(Column::LearnersInAll) {
                Some(_) => Column::LearnersInAll,
                None => Column::LearnersAYear,
            };
            if !kind.is_training() {
                let help = "choose one of the kinds of training, or write the course in a row of its own, with its revenue";
                self.wrong(row, column, &format!("learners, but {named}"), help);
            } else if !self.facts.revenue {
                let help = "courses are paid from revenue: write it, or leave the learners empty";
                self.wrong(row, column, "learners, and no revenue in any year", help);
            }
        }
        if self.project.firms.is_some() {
            if kind.is_training() || matches!(kind, Kind::Staff | Kind::Research) {
                let help = "write the support of firms in a row of its own, with its revenue";
                self.wrong(
                    row,
                    Column::Firms,
                    &format!("firms supported, but {named}"),
                    help,
                );
            } else if !self.facts.revenue {
                let help = "support is paid from revenue: write it, or leave the firms empty";
                self.wrong(
                    row,
                    Column::Firms,
                    "firms supported, and no revenue in any year",
                    help,
                );
            }
        }
    }

    /// Jobs do not come from nothing.
    fn jobs(&mut self) {
        let project = self.project;
        let from_something = project.floorspace.is_some()
            || project.firms.is_some()
            || project.kind.is_training()
            || project.kind.jobs_from_money()
            || (project.kind == Kind::Research && self.facts.revenue);
        if project.jobs.is_some() && !from_something {
            let help = "write the floorspace or the firms that the jobs come from, or leave the claim empty";
            let message =
                "jobs are claimed, and neither floorspace nor firms nor training to bring them";
            self.wrong(project.row(), Column::Jobs, message, help);
        }
    }
}
