//! What the net figures of plans are net of.

use super::Compared;
use super::sentences::Write;

/// What is said where plans are not net of the same thing: shortly, and what follows from it.
const UNLIKE: (&str, &str) = (
    "These plans are not net of the same thing.",
    "Differences of net figures, of value and of cost between them are mostly a matter of bookkeeping, not of what \
the plans do: compare gross figures, or give all plans the same reference.",
);

/// What net figures are net of, where a reference is run in some plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetOf {
    /// Of each plan.
    pub lines: Vec<String>,
    /// What is said where they are not net of the same thing: shortly, and what follows from it.
    pub unlike: Option<(&'static str, &'static str)>,
}

impl NetOf {
    /// Of some plans; nothing where no reference is run.
    #[must_use]
    pub fn of(compared: &Compared<'_>, write: Write) -> Option<Self> {
        let words = compared.own_words.iter();
        let references: Vec<Option<&str>> = words
            .map(|words| words.programme.reference.as_deref())
            .collect();
        if references.iter().all(Option::is_none) {
            return None;
        }
        let lines = references
            .iter()
            .zip(compared.names)
            .map(|(one, (_, title))| {
                let what = one.map_or_else(
                    || "assumed deadweight".to_owned(),
                    |reference| format!("a reference run, “{}”", write(reference)),
                );
                format!("{}: net of {what}", write(title))
            });
        let unlike = references.windows(2).any(|pair| pair[0] != pair[1]);
        Some(Self {
            lines: lines.collect(),
            unlike: unlike.then_some(UNLIKE),
        })
    }
}
