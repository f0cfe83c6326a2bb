//! Which side of an amount a promise asks for, and how that is said.

/// Which side of an amount counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// At least so much: the promise is to reach it.
    #[default]
    AtLeast,
    /// At most so much: the promise is to stay at or below it.
    AtMost,
}

impl Side {
    /// Title of the axis of chances.
    pub(in crate::charts) const fn title(self) -> &'static str {
        match self {
            Self::AtLeast => "Share of simulations that reach at least the amount below",
            Self::AtMost => "Share of simulations that stay at or below the amount below",
        }
    }

    /// What simulations do, many and one.
    pub(in crate::charts) const fn verbs(self) -> [&'static str; 2] {
        match self {
            Self::AtLeast => ["reach", "reaches"],
            Self::AtMost => ["stay at or below", "stays at or below"],
        }
    }
}
