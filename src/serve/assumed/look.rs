//! The assumptions of a plan as the page lists them.

use std::collections::BTreeSet;

use super::picture;
use crate::register::{Assumption, Provenance, Rating};
use crate::scenario::changes::Written;
use crate::scenario::{Evidence, Scenario};
use crate::serve::wire::{AssumptionTold, FigureTold};
use crate::tables::words::{Words, capitalised, spaced};

/// A plan with its words.
pub(super) struct Look<'a> {
    pub(super) plan: &'a Scenario,
    pub(super) words: Words<'a>,
    pub(super) written: &'a Written<'a>,
    pub(super) settable: BTreeSet<String>,
}

impl Look<'_> {
    /// All assumptions; several that take theirs from the same evidence unchanged stand once, where the first stands.
    pub(super) fn all(&self) -> Vec<AssumptionTold> {
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
            self.written.judgement(&assumption.name),
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
        let figure = picture::figure(&evidence.distribution, self.written.judgement(&path), "");
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
