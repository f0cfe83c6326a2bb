//! Peeling: from all draws to ever smaller boxes.

use std::cmp::Ordering;

use super::{Column, End, Gain, Limit, Region, Settings, Tally, Unfit, restricted_columns, tally};

/// The boxes of one search, from the widest to the narrowest.
#[derive(Debug, Clone, PartialEq)]
pub struct Peeling {
    /// The boxes; the first holds every draw and has no limit.
    pub steps: Vec<Region>,
    /// Places of columns that hold something other than finite numbers. They get no limit.
    pub passed_over: Vec<usize>,
}

/// A column of no more different values than this is taken for one of steps, such as switches or
/// levels: each value then holds a peel's customary share of the draws or so.
const FEW_VALUES: usize = 32;

/// Peels until density rises no more or the box would become too small.
///
/// Each step takes off what raises density most for each draw that goes (the lenient objective of
/// Kwakkel 2017: the rise alone would prefer whatever takes most, such as a switch). Of equal peels
/// the one that restricts fewer columns is taken, then the one of the earlier column, then its upper
/// end. A peel that would leave too few draws does not compete.
///
/// # Errors
/// [`Unfit`] where no draw is of interest or a column has another length than `of_interest`.
pub fn peel(
    columns: &[Column],
    of_interest: &[bool],
    settings: &Settings,
) -> Result<Peeling, Unfit> {
    if let Some(place) = columns
        .iter()
        .position(|column| column.values.len() != of_interest.len())
    {
        return Err(Unfit::Length(place));
    }
    let all = tally(of_interest);
    if all.of_interest == 0 {
        return Err(Unfit::NothingOfInterest);
    }
    let (mut sorted, mut passed_over) = (Vec::new(), Vec::new());
    for (place, column) in columns.iter().enumerate() {
        if column.values.iter().all(|value| value.is_finite()) {
            sorted.push(Sorted::new(place, column));
        } else {
            passed_over.push(place);
        }
    }
    let mut inside = vec![true; of_interest.len()];
    let mut last = Region {
        limits: Vec::new(),
        inside: all,
        all,
    };
    let mut steps = vec![last.clone()];
    while let Some(peel) = best(&sorted, of_interest, &last, settings) {
        let off = &sorted[peel.place];
        for draw in &off.draws[..peel.keeps.start] {
            inside[*draw] = false;
        }
        for draw in &off.draws[peel.keeps.end..] {
            inside[*draw] = false;
        }
        for column in &mut sorted {
            column.draws.retain(|draw| inside[*draw]);
        }
        last.limits = peel.limits;
        last.inside = peel.inside;
        steps.push(last.clone());
    }
    Ok(Peeling { steps, passed_over })
}

/// A column with the draws of the present box in the order of its values.
struct Sorted<'a> {
    column: usize,
    values: &'a [f64],
    draws: Vec<usize>,
    in_steps: bool,
}

/// What a peel would do.
struct Peel {
    /// The place among the sorted columns.
    place: usize,
    /// Which of the draws in the order of the column stay.
    keeps: std::ops::Range<usize>,
    inside: Tally,
    gain: Gain,
    limits: Vec<Limit>,
}

impl<'a> Sorted<'a> {
    fn new(column: usize, of: &Column<'a>) -> Self {
        let values = of.values;
        let mut draws: Vec<usize> = (0..values.len()).collect();
        draws.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
        let different = draws
            .chunk_by(|one, other| values[*one] == values[*other])
            .count();
        Self {
            column,
            values,
            draws,
            in_steps: different <= FEW_VALUES || values.iter().all(|value| value.fract() == 0.0),
        }
    }

    fn at(&self, rank: usize) -> f64 {
        self.values[self.draws[rank]]
    }

    /// The limit between one rank and the next.
    fn limit(&self, below: usize, end: End) -> Limit {
        let (low, high) = (self.at(below), self.at(below + 1));
        let middle = low.midpoint(high);
        let value = match end {
            End::AtLeast if self.in_steps || middle <= low => high,
            End::AtMost if self.in_steps || middle >= high => low,
            _ => middle,
        };
        Limit {
            column: self.column,
            end,
            value,
        }
    }

    /// The ranks that hold the same value as a rank.
    fn slab(&self, rank: usize) -> std::ops::Range<usize> {
        let value = self.at(rank);
        let start = self.draws.partition_point(|d| self.values[*d] < value);
        let end = self.draws.partition_point(|d| self.values[*d] <= value);
        start..end
    }

    /// The peels of one end: how many ranks lie below the cut.
    ///
    /// The cut lies at the quantile. Where the quantile falls into draws of the same value, they go
    /// together with those beyond them; if that leaves nothing, they stay and those beyond go. In
    /// columns of steps both are tried.
    fn cuts(&self, end: End, alpha: f64) -> [Option<usize>; 2] {
        let Some(last) = self.draws.len().checked_sub(1) else {
            return [None; 2];
        };
        let share = match end {
            End::AtLeast => alpha,
            End::AtMost => 1.0 - alpha,
        };
        let (low, high) = neighbours(last, share);
        if self.at(low) < self.at(high) {
            return [Some(high), None];
        }
        let slab = self.slab(low);
        let (patient, whole) = match end {
            End::AtLeast => (slab.start, slab.end),
            End::AtMost => (slab.end, slab.start),
        };
        let real = |cut: usize| (cut > 0 && cut <= last).then_some(cut);
        match real(whole) {
            Some(cut) if self.in_steps => [Some(cut), real(patient)],
            Some(cut) => [Some(cut), None],
            None => [real(patient), None],
        }
    }
}

/// The ranks on both sides of a quantile.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "ranks are not negative and far below 2^52"
)]
fn neighbours(last: usize, share: f64) -> (usize, usize) {
    let rank = last as f64 * share.clamp(0.0, 1.0);
    let of = |rank: f64| (rank as usize).min(last);
    (of(rank.floor()), of(rank.ceil()))
}

/// The best peel, if any raises density and leaves enough draws.
fn best(
    sorted: &[Sorted],
    of_interest: &[bool],
    from: &Region,
    settings: &Settings,
) -> Option<Peel> {
    let mut best: Option<Peel> = None;
    for (place, column) in sorted.iter().enumerate() {
        for end in [End::AtMost, End::AtLeast] {
            for cut in column.cuts(end, settings.peel_alpha).into_iter().flatten() {
                let (keeps, goes) = match end {
                    End::AtLeast => (cut..column.draws.len(), 0..cut),
                    End::AtMost => (0..cut, cut..column.draws.len()),
                };
                let lost = column.draws[goes].iter().filter(|d| of_interest[**d]);
                let inside = Tally {
                    draws: keeps.len(),
                    of_interest: from.inside.of_interest - lost.count(),
                };
                let mass = inside.draws as f64 / from.all.draws as f64;
                let Some(gain) = Gain::between(from.inside, inside) else {
                    continue;
                };
                if mass < settings.least_mass || gain.rise <= 0 {
                    continue;
                }
                let limits = with(&from.limits, column.limit(cut - 1, end));
                let better = best.as_ref().is_none_or(|best| {
                    let fewer =
                        || restricted_columns(&best.limits).cmp(&restricted_columns(&limits));
                    gain.against(best.gain).then_with(fewer) == Ordering::Greater
                });
                if better {
                    best = Some(Peel {
                        place,
                        keeps,
                        inside,
                        gain,
                        limits,
                    });
                }
            }
        }
    }
    best
}

/// Limits with one more, or with a tighter one in the place of the old.
fn with(limits: &[Limit], limit: Limit) -> Vec<Limit> {
    let same = |other: &&Limit| (other.column, other.end) != (limit.column, limit.end);
    let mut limits: Vec<Limit> = limits.iter().filter(same).copied().collect();
    limits.push(limit);
    limits.sort_by_key(|limit| (limit.column, limit.end));
    limits
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rule of quantiles: of 0 to 9, the 0.9 quantile is 8.5 and the 0.1 quantile 0.5.
    #[test]
    fn the_limit_of_a_peel_lies_midway_between_neighbours() {
        let values: Vec<f64> = (0..10).map(f64::from).collect();
        let column = Column { values: &values };
        let sorted = Sorted {
            in_steps: false,
            ..Sorted::new(0, &column)
        };
        let limit = |end| {
            let [cut, none] = sorted.cuts(end, 0.1);
            assert_eq!(none, None);
            sorted.limit(cut.unwrap() - 1, end).value
        };
        assert_eq!(limit(End::AtMost), 8.5);
        assert_eq!(limit(End::AtLeast), 0.5);
    }

    #[test]
    fn equal_values_are_peeled_together() {
        let values = [0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 2.0, 3.0];
        let sorted = Sorted::new(0, &Column { values: &values });
        assert_eq!(sorted.cuts(End::AtLeast, 0.2), [Some(7), Some(1)]);
        assert_eq!(sorted.cuts(End::AtMost, 0.2), [Some(7), Some(9)]);
        assert_eq!(sorted.limit(6, End::AtLeast).value, 2.0);
        assert_eq!(sorted.limit(6, End::AtMost).value, 1.0);
    }

    #[test]
    fn a_switch_has_one_cut_whatever_its_share() {
        for ones in 1..20 {
            let values: Vec<f64> = (0..20).map(|d| f64::from(u8::from(d < ones))).collect();
            let sorted = Sorted::new(0, &Column { values: &values });
            for end in [End::AtLeast, End::AtMost] {
                let found: Vec<usize> = sorted.cuts(end, 0.1).into_iter().flatten().collect();
                assert_eq!(found, [20 - ones], "{ones} {end:?}");
            }
        }
    }
}
