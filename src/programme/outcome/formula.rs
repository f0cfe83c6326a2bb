//! A formula over metrics: what stands in it, and how.

use std::ops::Range;

/// A formula that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    /// As written in the scenario.
    pub text: String,
    /// The metrics in it, in the order of the text.
    pub references: Vec<Reference>,
    /// What is worked out.
    pub root: Expression,
}

/// A metric that a formula names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Its name, with `.total` where the formula takes the running total.
    pub name: String,
    /// Where it stands in the text, in bytes.
    pub at: Range<usize>,
}

impl Reference {
    /// The metric whose running total it may be.
    #[must_use]
    pub fn summed(&self) -> Option<&str> {
        self.name.strip_suffix(".total")
    }
}

/// A part of a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A number as written.
    Number(f64),
    /// The year: 0 for the first.
    Year,
    /// An assumption of the outcome, by its place.
    Assumption(usize),
    /// A metric, by its place among the references.
    Metric(usize),
    /// The same a year before; nothing before the first year.
    Previous(Box<Expression>),
    /// With the other sign.
    Negative(Box<Expression>),
    /// Two parts and what joins them.
    Operation(Operator, Box<[Expression; 2]>),
    /// A function of parts.
    Function(Function, Vec<Expression>),
}

/// What joins two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// Sum.
    Plus,
    /// Difference.
    Minus,
    /// Product.
    Times,
    /// Quotient; not available where the divisor is 0.
    Over,
    /// Power.
    Power,
    /// 1 where the first is smaller, else 0; and so on.
    Below,
    /// Smaller or the same.
    AtMost,
    /// Greater.
    Above,
    /// Greater or the same.
    AtLeast,
    /// The same.
    Same,
    /// Not the same.
    Different,
}

impl Operator {
    /// The sign for it.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
            Self::Power => "^",
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::Above => ">",
            Self::AtLeast => ">=",
            Self::Same => "=",
            Self::Different => "<>",
        }
    }

    /// Whether both sides must count the same thing.
    #[must_use]
    pub const fn joins_like_with_like(self) -> bool {
        !matches!(self, Self::Times | Self::Over | Self::Power)
    }
}

/// A function of a formula.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// The smallest of its parts.
    Min,
    /// The largest of its parts.
    Max,
    /// Size without sign.
    Abs,
    /// Square root; not available below 0.
    Sqrt,
    /// e to this power.
    Exp,
    /// Natural logarithm; not available at 0 and below.
    Ln,
    /// The first to the power of the second.
    Pow,
    /// The second where the first is not 0, else the third.
    If,
}

impl Function {
    /// All of them, by the names in formulas, with the least and the greatest number of parts.
    pub const ALL: [(&'static str, Self, usize, usize); 8] = [
        ("min", Self::Min, 2, usize::MAX),
        ("max", Self::Max, 2, usize::MAX),
        ("abs", Self::Abs, 1, 1),
        ("sqrt", Self::Sqrt, 1, 1),
        ("exp", Self::Exp, 1, 1),
        ("ln", Self::Ln, 1, 1),
        ("pow", Self::Pow, 2, 2),
        ("if", Self::If, 3, 3),
    ];

    /// The name of it in formulas.
    #[must_use]
    pub fn word(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(_, function, ..)| *function == self)
            .map_or("", |(word, ..)| word)
    }
}

impl Expression {
    /// The parts of this part.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        match self {
            Self::Number(_) | Self::Year | Self::Assumption(_) | Self::Metric(_) => &[],
            Self::Previous(part) | Self::Negative(part) => std::slice::from_ref(part),
            Self::Operation(_, parts) => parts.as_slice(),
            Self::Function(_, parts) => parts,
        }
    }

    /// Whether a test holds for this part or any within it.
    pub fn any(&self, test: &mut dyn FnMut(&Self) -> bool) -> bool {
        test(self) || self.parts().iter().any(|part| part.any(test))
    }
}
