//! Words for inputs: assumptions, shared evidence and chances, by their dotted names.

use super::{Words, spaced};
use crate::calendar::financial_year;
use crate::register::Assumption;

impl Words<'_> {
    /// What an input is called.
    #[must_use]
    pub fn input(&self, name: &str) -> String {
        if let Some(id) = name.strip_prefix("evidence.") {
            return self.evidence(id);
        }
        if let Some(chance) = name.strip_prefix("chance.") {
            return self.chance(chance);
        }
        self.register.find(name).map_or_else(
            || self.place(name),
            |assumption| self.assumption(assumption),
        )
    }

    /// What an assumption is called: its own title, and what it belongs to.
    #[must_use]
    pub fn assumption(&self, assumption: &Assumption) -> String {
        let title = assumption.provenance.title.trim();
        if title.is_empty() {
            return self.place(&assumption.name);
        }
        let words: Vec<&str> = assumption.name.split('.').collect();
        let part = self.part(assumption, &words);
        match self.owner(&words) {
            Some(owner) if !title.contains(&owner) => match part {
                Some(part) => format!("{title} ({part}; {owner})"),
                None => format!("{title} ({owner})"),
            },
            _ => match part {
                Some(part) => format!("{title} ({part})"),
                None => title.to_owned(),
            },
        }
    }

    /// The part of an activity that an assumption belongs to, where another part of it has one of the same title:
    /// two causes of one name could not be told apart.
    fn part(&self, assumption: &Assumption, words: &[&str]) -> Option<String> {
        let ["activity", activity, block, rest @ ..] = words else {
            return None;
        };
        let title = assumption.provenance.title.trim();
        let beginning = format!("activity.{activity}.");
        let mut others = self.register.assumptions.iter();
        let is_twin = |other: &Assumption| {
            other.name != assumption.name
                && other.provenance.title.trim() == title
                && other.name.starts_with(&beginning)
        };
        if !others.any(is_twin) {
            return None;
        }
        match rest {
            [pathway, _, ..] if *block == "training" => Some(self.titled("pathway", pathway)),
            [_, ..] => Some(spaced(block)),
            [] => None,
        }
    }

    /// Where an assumption stands: its key, and the title of what it belongs to, whatever it is called itself.
    #[must_use]
    pub fn input_at(&self, name: &str) -> String {
        self.place(name)
    }

    /// What a piece of evidence is called that several places share.
    fn evidence(&self, id: &str) -> String {
        let titles = self.register.assumptions.iter().filter(|assumption| {
            let link = assumption.evidence.as_ref();
            link.is_some_and(|link| link.id == id) && !assumption.provenance.title.is_empty()
        });
        let mut titles = titles.map(|assumption| assumption.provenance.title.as_str());
        titles.next().map_or_else(|| spaced(id), str::to_owned)
    }

    /// What the number at a place is called: its key, and the title of what it belongs to.
    fn place(&self, name: &str) -> String {
        let words: Vec<&str> = name.split('.').collect();
        if let ["region", "reputation", key] = words.as_slice() {
            let what = match *key {
                "uplift" => "Highest uplift of landings by the region’s standing",
                "half" => "Standing at which half of the uplift is reached",
                "depreciation" => "Standing lost each year",
                _ => key,
            };
            return what.to_owned();
        }
        if words.as_slice() == ["region", "input_output", "flq_delta"] {
            return "Flegg’s δ: how much less a small region sells to itself".to_owned();
        }
        let key = words.last().copied().unwrap_or(name);
        let mut text = capitalised(&spaced(key));
        match words.as_slice() {
            ["activity", _, "gate", "at_least"] => {
                "Share of able staff at which all of its effect comes".clone_into(&mut text);
            }
            ["activity", _, "gate", "before"] => {
                "Share of its effect that comes without able staff".clone_into(&mut text);
            }
            ["move", _, "share"] => "Share of the money that is moved".clone_into(&mut text),
            ["activity", _, block, "actual"] => {
                text = format!("Known years of {}", spaced(block));
            }
            ["activity", _, "training", pathway, _] => {
                text.push_str(" of ");
                text.push_str(&self.titled("pathway", pathway));
            }
            ["skill", _, pool @ ("supply_from" | "candidates_from"), key] => {
                text = if *pool == "supply_from" {
                    format!("Share of {key} in the supply")
                } else {
                    format!("Share of {key} at the start")
                };
            }
            ["activity", _, block, _] => {
                text.push_str(" of ");
                text.push_str(&spaced(block));
            }
            _ => {}
        }
        match self.owner(&words) {
            Some(owner) => format!("{text} ({owner})"),
            None => text,
        }
    }

    /// What the number at a place belongs to.
    fn owner(&self, words: &[&str]) -> Option<String> {
        match words {
            [kind @ ("recession" | "region" | "appraisal"), _, ..] => Some((*kind).to_owned()),
            [kind, id, _, ..] => Some(self.titled(kind, id)),
            _ => None,
        }
    }

    fn chance(&self, name: &str) -> String {
        let words: Vec<&str> = name.split('.').collect();
        let year = |text: &str| {
            text.parse()
                .map_or_else(|_| text.to_owned(), financial_year)
        };
        match words.as_slice() {
            ["fund", id] => format!(
                "Luck: whether money from “{}” comes",
                self.titled("fund", id)
            ),
            ["event", id] => format!(
                "Luck: whether and when “{}” happens",
                self.titled("event", id)
            ),
            ["recession"] => "Luck: when recessions come".to_owned(),
            ["recession", when] => format!("Luck: recession in {}", year(when)),
            ["region", "input_output"] => {
                "Which multiplier is right: input–output or local".to_owned()
            }
            ["additionality", id] => {
                let title = self.titled("additionality", id);
                format!("Whether “{title}” has any effect at all")
            }
            [activity, "training", pathway] => format!(
                "Luck: who completes {} ({})",
                self.titled("pathway", pathway),
                self.titled("activity", activity)
            ),
            [activity, block] => format!(
                "Luck: how many and how large, {} ({})",
                match *block {
                    "inward" => "firms that land",
                    "ventures" => "new ventures",
                    other => other,
                },
                self.titled("activity", activity)
            ),
            [activity, "training", pathway, "completions", when] => format!(
                "Luck: who completes {} in {} ({})",
                self.titled("pathway", pathway),
                year(when),
                self.titled("activity", activity)
            ),
            [activity, block, what @ ("number" | "luck"), when] => format!(
                "Luck: {} of {} in {} ({})",
                if *what == "number" { "number" } else { "size" },
                spaced(block),
                year(when),
                self.titled("activity", activity)
            ),
            _ => format!("Luck: {}", spaced(name)),
        }
    }
}

/// With a capital at the beginning.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// A title in the middle of a sentence: `Jobs filled (gross)` is `jobs filled (gross)`; `UK welfare`
/// stays.
#[must_use]
pub fn inside(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next();
    let is_short_form = letters.clone().next().is_some_and(char::is_uppercase);
    match first {
        Some(first) if !is_short_form => first.to_lowercase().chain(letters).collect(),
        _ => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::tables::testing::{programme, register};
    use crate::tables::words::Words;

    #[test]
    fn two_inputs_of_one_title_and_activity_are_told_apart_by_their_parts() {
        let (programme, mut register) = (programme(), register());
        let name = "activity.park.jobs.annual_exit";
        let mut twin = register.find(name).cloned().unwrap();
        twin.name = "activity.park.training.technician.annual_exit".to_owned();
        register.assumptions.push(twin);
        let words = Words {
            programme: &programme,
            register: &register,
        };
        assert_eq!(
            words.input(name),
            "Jobs lost each year (jobs; Science park)"
        );
        assert_eq!(
            words.input("activity.park.training.technician.annual_exit"),
            "Jobs lost each year (Technician course; Science park)"
        );
    }

    #[test]
    fn inputs_are_called_by_their_titles_or_by_their_places() {
        let (programme, register) = (programme(), register());
        let words = Words {
            programme: &programme,
            register: &register,
        };
        let cases = [
            (
                "fund.grant.realised",
                "Share that arrives (Government grant)",
            ),
            (
                "activity.park.jobs.annual_exit",
                "Jobs lost each year (Science park)",
            ),
            ("evidence.annual_exit", "Jobs lost each year"),
            ("activity.park.slippage", "Slippage (Science park)"),
            (
                "activity.park.jobs.cost_per_job",
                "Cost per job of jobs (Science park)",
            ),
            (
                "chance.fund.grant",
                "Luck: whether money from “Government grant” comes",
            ),
            ("chance.recession.2027", "Luck: recession in 2027/28"),
            (
                "chance.park.ventures.number.2026",
                "Luck: number of ventures in 2026/27 (Science park)",
            ),
        ];
        for (name, title) in cases {
            assert_eq!(words.input(name), title);
        }
    }
}
