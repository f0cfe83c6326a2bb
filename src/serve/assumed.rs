//! The numbers that a plan rests on: what each may be, where it comes from, what hangs on it, and what setting one
//! anew would mean.

mod look;
mod picture;

use std::collections::BTreeSet;

use look::Look;

use super::desk::IsStale;
use super::trouble::Trouble;
use super::wire::{
    AssumptionTold, Assumptions, AssumptionsAsked, FigureTold, Impact, Impacts, Moved, Preview,
    PreviewAsked, Value,
};
use super::{House, work};
use crate::analysis::headline::{self, Headline};
use crate::analysis::summarise;
use crate::distribution::Distribution;
use crate::ensemble::Settings;
use crate::problem::{Problem, help_for_unknown};
use crate::scenario::Scenario;
use crate::scenario::changes::Written;
use crate::tables::figure::{count, given};
use crate::tables::words::Words;
use crate::tasks::impacts::impacts;

/// How many futures are looked at for what hangs on each assumption.
const DRAWS: usize = 2_000;

/// What the reason is while none is asked for.
const NO_REASON_YET: &str = "None yet.";

impl House {
    /// Every assumption of a plan.
    pub fn assumptions(&self, asked: &AssumptionsAsked) -> Result<Assumptions, Trouble> {
        let plan = self.simulated(&asked.scenario, &asked.changes)?;
        let base = self.shelf.open(&asked.scenario)?;
        let written = Written::of(&plan);
        let look = Look {
            plan: &plan,
            words: Words {
                programme: &plan.programme,
                register: &plan.register,
            },
            settable: written.names(),
            written: &written,
        };
        let set_anew: BTreeSet<&str> = asked
            .changes
            .iter()
            .filter(|change| matches!(change.value, Value::Judgement(_)))
            .map(|change| change.path.as_str())
            .collect();
        let mut assumptions = look.all();
        let of_base = Written::of(&base);
        for one in &mut assumptions {
            if set_anew.contains(one.path.as_str()) {
                one.published = published((&base, &of_base), &one.path);
            }
        }
        Ok(Assumptions {
            sentence: sentence(&assumptions, plan.register.assumptions.len()),
            assumptions,
        })
    }

    /// What an assumption would be, if it were set so.
    pub fn preview(&self, asked: &PreviewAsked) -> Result<Preview, Trouble> {
        let base = self.shelf.open(&asked.scenario)?;
        let before = published((&base, &Written::of(&base)), &asked.path)
            .ok_or_else(|| no_such(&base, &asked.path))?;
        let mut changes = asked.changes.clone();
        changes.retain(|change| change.path != asked.path);
        let mut judgement = asked.value.clone();
        if judgement.reason.trim().is_empty() {
            NO_REASON_YET.clone_into(&mut judgement.reason);
        }
        changes.push(Moved {
            path: asked.path.clone(),
            value: Value::Judgement(judgement),
        });
        let plan = self.simulated(&asked.scenario, &changes)?;
        let figure = published((&plan, &Written::of(&plan)), &asked.path).ok_or(Trouble::Bug)?;
        Ok(Preview {
            sentence: apart(&before, &figure),
            figure,
            published: before,
        })
    }

    /// What hangs on each assumption of a plan, by a quick look.
    pub fn impacts(
        &self,
        asked: &AssumptionsAsked,
        is_stale: IsStale<'_>,
    ) -> Result<Impacts, Trouble> {
        let plan = self.simulated(&asked.scenario, &asked.changes)?;
        let ensemble = work::ensemble(&plan, Settings::new(DRAWS, asked.seed), is_stale)?;
        let summary = summarise(&ensemble);
        let headline = Headline {
            lines: headline::lines(&plan.programme, &ensemble, &summary),
            gain: None,
            drivers: Vec::new(),
            under_each: Vec::new(),
        };
        let words = Words {
            programme: &plan.programme,
            register: &plan.register,
        };
        let outcome = headline
            .leading()
            .map_or_else(String::new, |line| words.metric(&line.row.metric));
        let found = impacts(&ensemble, &headline).into_iter();
        let found = found.filter(|driver| !driver.name.starts_with("chance."));
        Ok(Impacts {
            sentence: format!(
                "How closely “{outcome}” follows each number, in {} simulated futures: 1 or −1 is in step, 0 not at \
                 all (a rank correlation: it asks only whether the two rise and fall together). A rough first look: what cannot be told from none is left out, \
                 and what works only together with other numbers is missed.",
                count(DRAWS)
            ),
            numbers: found
                .map(|driver| Impact {
                    told: given((100.0 * driver.correlation).round() / 100.0).replace('-', "−"),
                    path: driver.name,
                    correlation: driver.correlation,
                })
                .collect(),
            outcome,
        })
    }
}

/// What a scenario says of the number, or the evidence, at a path.
fn published((scenario, written): (&Scenario, &Written<'_>), path: &str) -> Option<FigureTold> {
    let distribution: &Distribution = match path.strip_prefix("evidence.") {
        Some(id) => {
            &scenario
                .library
                .iter()
                .find(|one| one.id == id)?
                .distribution
        }
        None => &scenario.register.find(path)?.distribution,
    };
    Some(picture::figure(distribution, written.judgement(path), ""))
}

fn no_such(scenario: &Scenario, path: &str) -> Trouble {
    let names = scenario.register.assumptions.iter();
    let help = help_for_unknown(path, names.map(|one| one.name.as_str()), "assumptions");
    let problem = Problem::nowhere("there is no assumption of this name in the scenario");
    Trouble::Plan(vec![Problem {
        path: path.to_owned(),
        ..problem.help(help)
    }])
}

/// How strong the evidence is over all.
fn sentence(all: &[AssumptionTold], places: usize) -> String {
    let rated = |rating: &str| all.iter().filter(|one| one.rating == rating).count();
    let unrated = match rated("") {
        0 => String::new(),
        some => format!(", {} without a rating", count(some)),
    };
    format!(
        "{} numbers, some of which stand for several of the {} assumptions that files count: {} rated red (a judgement, or a recalled figure), {} amber (some evidence), {} green (a measured \
         outturn of a comparable programme and place){unrated}. What is red and matters much should be looked into \
         first.",
        count(all.len()),
        count(places),
        count(rated("red")),
        count(rated("amber")),
        count(rated("green")),
    )
}

/// How an assumption would differ from what the scenario says.
fn apart(before: &FigureTold, after: &FigureTold) -> String {
    let [old, new] = [before, after].map(|figure| figure.picture.marks);
    if before.words == after.words {
        return "This is what the scenario says already.".to_owned();
    }
    let mut said = if before.p50 == after.p50 {
        format!("The middle stays at {}", after.p50)
    } else {
        let way = if new[1] > old[1] { "up" } else { "down" };
        format!("The middle goes {way} from {} to {}", before.p50, after.p50)
    };
    let [old_width, new_width] = [old, new].map(|marks| marks[2] - marks[0]);
    let range = match (before.certain, after.certain) {
        (true, true) => "",
        (false, true) => "; what was a range is one number now",
        (true, false) => "; what was one number is a range now",
        _ if new_width > 1.05 * old_width => "; the range is wider",
        _ if new_width < 0.95 * old_width => "; the range is narrower",
        _ => "; the range is about as wide as before",
    };
    said.push_str(range);
    said.push('.');
    said
}
