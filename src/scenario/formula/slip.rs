//! What is wrong with a formula, and where.

use std::ops::Range;

use winnow::error::ParserError;
use winnow::stream::Stream;

use super::Input;

/// A place of a formula that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::scenario) struct Slip {
    /// Where, in bytes of the formula.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

impl Slip {
    /// A slip.
    pub fn new(at: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            at,
            message: message.into(),
            help: help.into(),
        }
    }
}

/// Why a part was not read.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is not of this kind; another may be.
    Backtrack,
    /// It is wrong.
    Cut(Box<Slip>),
}

impl Fault {
    /// A slip that nothing else can mend.
    pub fn cut(slip: Slip) -> Self {
        Self::Cut(Box::new(slip))
    }

    /// The slip, of a text that could not be read.
    pub fn told(self, text: &str) -> Slip {
        match self {
            Self::Cut(slip) => *slip,
            Self::Backtrack => Slip::new(0..text.len(), "this formula cannot be read", MISSING),
        }
    }
}

impl<I: Stream> ParserError<I> for Fault {
    type Inner = Self;

    fn from_input(_: &I) -> Self {
        Self::Backtrack
    }

    fn is_backtrack(&self) -> bool {
        matches!(self, Self::Backtrack)
    }

    fn into_inner(self) -> Result<Self, Self> {
        Ok(self)
    }
}

/// Signs of other languages, and what to write for them.
pub(super) const NO_SIGNS: [(&str, &str); 11] = [
    ("**", "write ^ for a power"),
    ("==", "write = to ask whether two things are the same"),
    ("!=", "write <> to ask whether two things differ"),
    ("=<", "write <="),
    ("=>", "write >="),
    ("≤", "write <="),
    ("≥", "write >="),
    ("≠", "write <>"),
    ("&", "multiply two comparisons to ask whether both hold"),
    (
        "|",
        "write max(a, b) of two comparisons to ask whether either holds",
    ),
    ("%", "write a percentage as a share: 0.05 for 5%"),
];

const MISSING: &str =
    "write a number, an assumption, a metric in {braces}, a function such as max(a, b) or brackets";

/// Where a number or a name should stand.
pub(super) fn nothing_here(input: &Input<'_>, at: usize) -> Slip {
    match input.chars().next() {
        None => {
            let message = "a number or a name is missing at the end";
            Slip::new(at.saturating_sub(1)..at, message, MISSING)
        }
        Some(sign @ (')' | ',')) => {
            let message = format!("a number or a name is missing before this `{sign}`");
            Slip::new(at..at + 1, message, MISSING)
        }
        Some('"' | '\'' | '“' | '‘') => {
            let message = "a formula holds no texts";
            Slip::new(at..at + 1, message, "write names without quotation marks")
        }
        Some('+') => {
            let message = "a plus stands between two parts";
            Slip::new(at..at + 1, message, "leave it out before the first")
        }
        Some(sign) => {
            let message = format!("`{sign}` cannot stand here");
            Slip::new(at..at + sign.len_utf8(), message, MISSING)
        }
    }
}

/// What follows a formula that is complete.
pub(super) fn left_over(sign: char, at: usize) -> Slip {
    let here = at..at + sign.len_utf8();
    match sign {
        ')' => Slip::new(
            here,
            "this bracket closes nothing",
            "take it out, or open it before",
        ),
        ',' => Slip::new(
            here,
            "a comma stands between the parts of a function only",
            "write numbers without commas: 1000 for 1,000",
        ),
        '^' => Slip::new(
            here,
            "a power of a power is read in two ways: a^b^c is (a^b)^c for spreadsheets, a^(b^c) in mathematics",
            "put brackets where you mean them",
        ),
        '<' | '>' | '=' => Slip::new(
            here,
            "a comparison cannot go on into another",
            "multiply two comparisons to ask whether both hold: (a < b) * (b < c)",
        ),
        '%' => Slip::new(
            here,
            "`%` has no meaning in a formula",
            "write a percentage as a share: 0.05 for 5%",
        ),
        _ => Slip::new(
            here,
            "there is nothing between this and what stands before it",
            "write + - * / or ^ between two parts; a metric with a hyphen in its name stands in {braces}",
        ),
    }
}
