//! Which back-tests there are, and what a reader must know of each.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::scenario::shipped_file;

/// The list, by its path under `scenarios/`.
const LIST: &str = "backtests/backtests.toml";

/// One back-test.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its id: its scenario and its outturn are `backtests/<id>.toml` and `backtests/<id>.csv`.
    pub id: String,
    /// What it can show.
    pub kind: Kind,
    /// What each metric counts in it, in words.
    pub counts: BTreeMap<String, String>,
    /// Whether its years are calendar years and not financial years.
    #[serde(default)]
    pub calendar_years: bool,
    /// When what the scenario knows was known.
    pub known_at: String,
    /// What that was.
    pub known: String,
    /// Where its ranges come from, and what was left out because it was made from the outturn.
    pub independence: String,
    /// Why it fails, if it does.
    #[serde(default)]
    pub reason: String,
}

/// What a back-test can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Kind {
    /// Several outturns, and what they depend on was known from elsewhere.
    #[serde(rename = "forecast test")]
    Forecast,
    /// One total, a plan in place of an outturn, or little known: is the answer of the right order?
    #[serde(rename = "plausibility check")]
    Plausibility,
}

impl Kind {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Forecast => "forecast test",
            Self::Plausibility => "plausibility check",
        }
    }
}

impl Entry {
    /// Its scenario as it is written.
    #[must_use]
    pub fn scenario(&self) -> Option<&'static str> {
        shipped_file(&format!("backtests/{}.toml", self.id))
    }

    /// What happened, as a monitoring return.
    #[must_use]
    pub fn outturn(&self) -> Option<&'static str> {
        shipped_file(&self.outturn_name())
    }

    /// The name of the return.
    #[must_use]
    pub fn outturn_name(&self) -> String {
        format!("backtests/{}.csv", self.id)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    backtest: Vec<Entry>,
}

/// The back-tests that come with the program, in the order of their list.
///
/// # Errors
///
/// If the list cannot be read; a test reads it.
pub fn shipped() -> Result<Vec<Entry>, String> {
    let text = shipped_file(LIST).unwrap_or_default();
    let list = toml::from_str::<List>(text);
    list.map(|list| list.backtest)
        .map_err(|error| format!("{LIST}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_back_test_has_its_files_and_says_what_a_reader_must_know() {
        let entries = shipped().unwrap();
        assert!(entries.len() >= 8);
        for entry in entries {
            assert!(entry.scenario().is_some(), "{}", entry.id);
            assert!(entry.outturn().is_some(), "{}", entry.id);
            for text in [&entry.known_at, &entry.known, &entry.independence] {
                assert!(!text.is_empty(), "{}", entry.id);
            }
        }
    }
}
