//! In what two plans differ.

/// A setting that two scenarios have otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its key, dotted.
    pub path: String,
    /// What it is in the first, as in a scenario file; `None` where it is not there.
    pub first: Option<String>,
    /// What it is in the second.
    pub second: Option<String>,
}

impl Difference {
    /// Whether the setting can change a result; promises are compared with results and change none.
    #[must_use]
    pub fn can_matter(&self) -> bool {
        self.path != "target"
    }
}
