//! An outcome made ready for one input after another.

use std::cmp::Ordering;

use crate::analysis::drivers::ranks;

use super::classes::Cells;

/// Why draws at hand cannot say which inputs matter.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// Some draws have no value.
    #[error("some draws have no value")]
    NotANumber,
    /// All draws have the same value.
    #[error("all draws have the same value")]
    NothingVaries,
    /// Too few draws for what is asked.
    #[error("{draws} draws are too few: at least {needed} are needed")]
    TooFew {
        /// Draws at hand.
        draws: usize,
        /// Draws needed.
        needed: usize,
    },
    /// Columns of different lengths.
    #[error("inputs and outcome have different numbers of draws")]
    Unpaired,
    /// The terms that are to be fitted cannot be told apart in these draws.
    #[error("the terms to be fitted cannot be told apart in these draws")]
    Indistinct,
    /// The fitted polynomial does not foretell draws that it was not fitted to.
    #[error("the fitted polynomial foretells only {foretold:.2} of the spread of draws left out")]
    PoorFit {
        /// The share of the variance that is foretold (leave-one-out Q²).
        foretold: f64,
    },
}

/// An outcome in each draw, with what every input needs of it.
#[derive(Debug, Clone)]
pub struct Response {
    /// Deviations from the mean.
    pub(super) centred: Vec<f64>,
    /// Their mean square.
    pub(super) variance: f64,
    /// Ranks from 1, ties sharing their mean rank.
    pub(super) ranks: Vec<f64>,
    /// How many draws are at or below each draw.
    pub(super) at_or_below: Vec<u32>,
    /// Σ l·(n − l), where l is the number of draws at or above a draw.
    pub(super) spread_of_ranks: f64,
    pub(super) cells: Cells,
}

/// Draws below which nothing is said: of five, one order in 120 would look like a law by chance.
pub const FEWEST: usize = 6;

impl Response {
    /// Makes an outcome ready.
    ///
    /// # Errors
    /// If a draw is not a finite number, if all are the same, or if there are fewer than six.
    pub fn new(values: &[f64]) -> Result<Self, Refusal> {
        let draws = values.len();
        if draws < FEWEST {
            return Err(Refusal::TooFew {
                draws,
                needed: FEWEST,
            });
        }
        if values.iter().any(|value| !value.is_finite()) {
            return Err(Refusal::NotANumber);
        }
        let count = draws as f64;
        let mean = values.iter().sum::<f64>() / count;
        let centred: Vec<f64> = values.iter().map(|value| value - mean).collect();
        let variance = centred.iter().map(|value| value * value).sum::<f64>() / count;
        if values.iter().all(|value| *value == values[0]) || variance == 0.0 {
            return Err(Refusal::NothingVaries);
        }
        let order = Order::of(values);
        let (mut at_or_below, mut spread_of_ranks) = (vec![0; draws], 0.0);
        for tied in order.tied(values) {
            let (start, end) = (tied.start, tied.end);
            let above = (draws - start) as f64;
            spread_of_ranks += (end - start) as f64 * above * (count - above);
            for draw in &order.0[tied] {
                at_or_below[*draw as usize] = u32::try_from(end).unwrap_or(u32::MAX);
            }
        }
        let ranks = ranks(values);
        Ok(Self {
            cells: Cells::new(&ranks),
            centred,
            variance,
            ranks,
            at_or_below,
            spread_of_ranks,
        })
    }

    /// How many draws there are.
    #[must_use]
    pub fn draws(&self) -> usize {
        self.centred.len()
    }

    /// The order of an input that belongs to these draws; `None` where it does not vary.
    pub(super) fn order(&self, input: &[f64]) -> Result<Option<Order>, Refusal> {
        if input.len() != self.draws() {
            return Err(Refusal::Unpaired);
        }
        if input.iter().any(|value| value.is_nan()) {
            return Err(Refusal::NotANumber);
        }
        let varies = input.iter().any(|value| *value != input[0]);
        Ok(varies.then(|| Order::of(input)))
    }
}

/// The draws in the order of an input, ties in the order of the draws. Draws come in an order that
/// has nothing to do with the outcome, so that this is as good as breaking ties by lot.
#[derive(Debug, Clone)]
pub(super) struct Order(pub Vec<u32>);

impl Order {
    pub(super) fn of(values: &[f64]) -> Self {
        // Values travel with their places: sorting places alone would fetch every value from afar.
        let mut order: Vec<(f64, u32)> = values.iter().copied().zip(0..).collect();
        order.sort_unstable_by(|a, b| match a.0.partial_cmp(&b.0) {
            Some(Ordering::Equal) | None => a.1.cmp(&b.1),
            Some(unequal) => unequal,
        });
        Self(order.into_iter().map(|(_, draw)| draw).collect())
    }

    /// Stretches of draws with the same value, single draws among them.
    pub(super) fn tied<'a>(
        &'a self,
        values: &'a [f64],
    ) -> impl Iterator<Item = std::ops::Range<usize>> + 'a {
        let mut start = 0;
        self.0
            .chunk_by(|a, b| values[*a as usize] == values[*b as usize])
            .map(move |tied| {
                let own = start..start + tied.len();
                start = own.end;
                own
            })
    }
}
