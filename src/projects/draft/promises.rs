//! What the list claims: compared with the results.

use super::head::source;
use super::writer::Draft;
use crate::programme::promise::CLAIMED;
use crate::projects::{List, Project};
use crate::sheet::text::{number, told};

pub(super) fn write(draft: &mut Draft, list: &List) {
    let jobs = Claim::of(list, |project| project.jobs);
    let learners = Claim::of(list, |project| project.learners);
    if jobs.total == 0.0 && learners.total == 0.0 {
        return;
    }
    draft.part(
        "promises",
        "Promises: what the list claims, compared with the results",
    );
    jobs.write(draft, list, ["jobs", "jobs.filled"]);
    if jobs.total > 0.0 {
        draft.line("reference_class = \"delivered_jobs\" # REVIEW: jobs delivered over jobs promised in earlier programmes");
        draft.entries.insert("delivered_jobs".to_owned());
        draft.choices += 1;
    }
    learners.write(draft, list, ["learners", "training.starts"]);
}

/// A sum of claims.
struct Claim<'a> {
    total: f64,
    projects: Vec<&'a Project>,
}

impl<'a> Claim<'a> {
    fn of(list: &'a List, claimed: impl Fn(&Project) -> Option<f64>) -> Self {
        let projects: Vec<&Project> = list
            .projects
            .iter()
            .filter(|project| claimed(project).is_some())
            .collect();
        Self {
            total: projects.iter().filter_map(|project| claimed(project)).sum(),
            projects,
        }
    }

    fn write(&self, draft: &mut Draft, list: &List, [what, metric]: [&str; 2]) {
        if self.total == 0.0 {
            return;
        }
        let final_year = list.years.last().copied().unwrap_or_default();
        let sources: Vec<String> = self
            .projects
            .iter()
            .map(|project| {
                let written = project.shares.first().map_or("", |share| &share.source);
                source(list, project.row(), written)
            })
            .collect();
        draft.line("\n[[target]]");
        draft.say(
            "title",
            &format!("{} {what} claimed in the list", told(self.total)),
        );
        draft.line(&format!("metric = \"{metric}\""));
        draft.line(&format!("at_least = {}", number(self.total)));
        draft.line(&format!("by = {final_year}"));
        draft.say(
            "source",
            &format!("Claimed in the list: {}", sources.join("; ")),
        );
        draft.say("note", CLAIMED);
    }
}
