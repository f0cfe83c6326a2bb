//! Some of an account: what a reader asks for.

use super::account::{Account, Item, Line};

impl Item {
    fn concerns(&self, word: &str) -> bool {
        is_within(&self.id, word)
            || self.about.iter().any(|id| is_within(id, word))
            || self.title.to_lowercase().contains(&word.to_lowercase())
    }
}

/// Whether an id is a word or lies within it: `activity.park.jobs` lies within `activity.park`.
fn is_within(id: &str, word: &str) -> bool {
    id.strip_prefix(word)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

impl Account {
    /// Only some of it: sections by their ids (`funds`), things by theirs (`activity.park`: also
    /// its funds, its blocks, its training, and the skill groups that these ask for), or by a word of
    /// their titles. All that any
    /// of the words asks for is kept; sections of which nothing is left are dropped.
    #[must_use]
    pub fn only(&self, words: &[impl AsRef<str>]) -> Self {
        let asked = |test: &dyn Fn(&str) -> bool| words.iter().any(|word| test(word.as_ref()));
        let mut account = self.clone();
        for section in &mut account.sections {
            if asked(&|word| word == section.id) {
                continue;
            }
            section
                .items
                .retain(|item| asked(&|word| item.concerns(word)));
            section.drawn.retain(|drawn| {
                asked(&|word| {
                    drawn.about.iter().any(|id| is_within(id, word)) || is_within(&drawn.name, word)
                })
            });
        }
        account
            .sections
            .retain(|section| !section.items.is_empty() || !section.drawn.is_empty());
        account
    }

    /// Everything that [`only`](Self::only) may be asked for: ids of sections, then of things.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        let sections = self.sections.iter().map(|section| section.id.to_owned());
        let items = self.sections.iter().flat_map(|section| &section.items);
        let mut ids: Vec<String> = sections.collect();
        for item in items {
            for id in std::iter::once(&item.id).chain(&item.about) {
                if !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
        }
        ids
    }

    /// All lines, in order.
    pub fn lines(&self) -> impl Iterator<Item = (&Item, &Line)> {
        let items = self.sections.iter().flat_map(|section| &section.items);
        items.flat_map(|item| item.lines.iter().map(move |line| (item, line)))
    }
}
