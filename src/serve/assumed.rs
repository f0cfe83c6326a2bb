//! The numbers that a plan rests on: what each may be, where it comes from, what hangs on it, and what setting one
//! anew would mean.

mod picture;

use std::collections::BTreeSet;

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
use crate::register::{Assumption, Provenance, Rating};
use crate::scenario::changes::{as_judged, can_be_judged};
use crate::scenario::{Evidence, Scenario};
use crate::tables::figure::{count, given};
use crate::tables::words::{Words, capitalised, spaced};
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
        let look = Look {
            plan: &plan,
            words: Words {
                programme: &plan.programme,
                register: &plan.register,
            },
            settable: can_be_judged(&plan),
        };
        let set_anew: BTreeSet<&str> = asked
            .changes
            .iter()
            .filter(|change| matches!(change.value, Value::Judgement(_)))
            .map(|change| change.path.as_str())
            .collect();
        let mut assumptions = look.all();
        for one in &mut assumptions {
            if set_anew.contains(one.path.as_str()) {
                one.published = published(&base, &one.path);
            }
        }
        Ok(Assumptions {
            sentence: sentence(&assumptions),
            assumptions,
        })
    }

    /// What an assumption would be, if it were set so.
    pub fn preview(&self, asked: &PreviewAsked) -> Result<Preview, Trouble> {
        let base = self.shelf.open(&asked.scenario)?;
        let before = published(&base, &asked.path).ok_or_else(|| no_such(&base, &asked.path))?;
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
        let figure = published(&plan, &asked.path).ok_or(Trouble::Bug)?;
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
                 all (Spearman’s rank correlation). A rough first look: what cannot be told from none is left out, \
                 and what works only together with other numbers is missed.",
                count(DRAWS)
            ),
            impacts: found
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

/// A plan with its words.
struct Look<'a> {
    plan: &'a Scenario,
    words: Words<'a>,
    settable: BTreeSet<String>,
}

impl Look<'_> {
    /// All assumptions; several that take theirs from the same evidence unchanged stand once, where the first stands.
    fn all(&self) -> Vec<AssumptionTold> {
        let mut told = Vec::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        for assumption in &self.plan.register.assumptions {
            let Some(evidence) = self.shared(assumption) else {
                told.push(self.own(assumption));
                continue;
            };
            if seen.insert(&evidence.id) {
                told.push(self.evidence(evidence));
            }
        }
        told
    }

    /// The evidence that an assumption and another take unchanged.
    fn shared(&self, assumption: &Assumption) -> Option<&Evidence> {
        let id = &assumption.evidence.as_ref()?.id;
        let evidence = self.plan.library.iter().find(|one| one.id == *id)?;
        if !is_taken_unchanged(assumption, evidence) {
            return None;
        }
        (self.places(evidence).count() > 1).then_some(evidence)
    }

    fn places<'b>(&'b self, evidence: &'b Evidence) -> impl Iterator<Item = &'b Assumption> {
        let all = self.plan.register.assumptions.iter();
        all.filter(|one| is_taken_unchanged(one, evidence))
    }

    fn own(&self, assumption: &Assumption) -> AssumptionTold {
        let about = &assumption.provenance;
        let further = match assumption.uprating {
            Some(_) => "; at median inflation, and each future carries it on with its own",
            None => "",
        };
        let figure = picture::figure(
            &assumption.distribution,
            as_judged(self.plan, &assumption.name),
            further,
        );
        let titled = self.words.assumption(assumption);
        self.told(
            &assumption.name,
            (titled, self.group(&assumption.name)),
            figure,
            about,
        )
    }

    fn evidence(&self, evidence: &Evidence) -> AssumptionTold {
        let path = format!("evidence.{}", evidence.id);
        let figure = picture::figure(&evidence.distribution, as_judged(self.plan, &path), "");
        let about = &evidence.provenance;
        let titled = (about.title.clone(), "In several places".to_owned());
        let places = self.places(evidence);
        let places = places.map(|one| self.words.input_at(&one.name)).collect();
        let own = self.places(evidence).map(|one| one.name.clone());
        AssumptionTold {
            places,
            follows: own.chain([path.clone()]).collect(),
            ..self.told(&path, titled, figure, about)
        }
    }

    fn told(
        &self,
        path: &str,
        (title, group): (String, String),
        figure: FigureTold,
        about: &Provenance,
    ) -> AssumptionTold {
        AssumptionTold {
            path: path.to_owned(),
            title,
            group,
            places: Vec::new(),
            unit: about.unit.clone(),
            figure,
            published: None,
            source: about.source.clone(),
            rating: about.rating.map_or("", Rating::word),
            note: about.note.clone(),
            owner: about.owner.clone(),
            date: about.date.clone(),
            valid_until: about.valid_until.clone(),
            signed_off: about.signed_off.clone(),
            follows: Vec::new(),
            can_be_set: self.settable.contains(path),
        }
    }

    /// The title of what a number belongs to.
    fn group(&self, path: &str) -> String {
        let words: Vec<&str> = path.split('.').collect();
        match words.as_slice() {
            [kind @ ("recession" | "region" | "appraisal"), ..] => capitalised(kind),
            [kind, id, _, ..] => self.words.titled(kind, id),
            _ => capitalised(&spaced(path)),
        }
    }
}

fn is_taken_unchanged(assumption: &Assumption, evidence: &Evidence) -> bool {
    let link = assumption.evidence.as_ref();
    link.is_some_and(|link| link.id == evidence.id)
        && assumption.distribution == evidence.distribution
}

/// What a scenario says of the number, or the evidence, at a path.
fn published(scenario: &Scenario, path: &str) -> Option<FigureTold> {
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
    Some(picture::figure(distribution, as_judged(scenario, path), ""))
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
fn sentence(all: &[AssumptionTold]) -> String {
    let rated = |rating: &str| all.iter().filter(|one| one.rating == rating).count();
    let unrated = match rated("") {
        0 => String::new(),
        some => format!(", {} without a rating", count(some)),
    };
    format!(
        "{} numbers: {} rated red (a judgement, or a recalled figure), {} amber (some evidence), {} green (a measured \
         outturn of a comparable programme and place){unrated}. What is red and matters much should be looked into \
         first.",
        count(all.len()),
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
