//! Classes into which the draws of a gauge are counted, so that a million draws take no more room
//! than a thousand.
//!
//! The first draws of a run, the *pilot*, decide the classes; after that a draw is one count more in
//! its class. The range from the 0.1st to the 99.9th percentile of the pilot is cut into equal cells,
//! and each cell into the more classes the more of the pilot lies in it, so that the body of the
//! distribution is told finely, however long its tails are. Values that many draws share exactly (no
//! jobs at all, a budget spent to the last pound) have classes of their own.
//!
//! Counts are whole numbers: they add up to the same in any order. A percentile is placed within its
//! class, so it is off by less than the width of that class, which is at most half of one part in
//! [`CELLS`] of the range and holds about one draw in [`FINE`] where draws are dense; draws are taken
//! to be spread evenly in it, which leaves far less (measured in `tests/statistics/streaming.rs`).

/// Equal cells between the ends of the body.
pub const CELLS: usize = 128;

/// Classes shared out among the cells after how many draws of the pilot lie in them.
pub const FINE: u32 = 256;

/// Classes that each cell has beside.
const EACH: u32 = 1;

/// Values that have a class of their own.
const ATOMS: usize = 2;

/// The special cells behind the equal ones.
pub(super) const ATOM: usize = CELLS;
pub(super) const UNDER: usize = CELLS + ATOMS;
pub(super) const OVER: usize = UNDER + 1;
const UNKNOWN: usize = OVER + 1;

/// Steps within a cell that the place of a draw is told in.
const STEPS: f64 = 65_536.0;

/// How many cells the table has; a power of two, so that no place can lie outside.
const TABLE: usize = 256;

/// Where the classes of a cell begin, and how many it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cell {
    pub(super) first: u32,
    pub(super) classes: u32,
}

/// The classes of one gauge.
#[derive(Debug, Clone, PartialEq)]
pub struct Classes {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) scale: f64,
    /// Steps in a unit of the gauge.
    steps: f64,
    /// A value near the middle, taken off every draw before sums are formed.
    pub pivot: f64,
    pub(super) atoms: [f64; ATOMS],
    pub(super) cells: Box<[Cell; TABLE]>,
    /// How many classes there are.
    pub count: usize,
    /// Classes in which all pilot draws had one value, and that value, by class.
    pub(super) same: Vec<(u32, f64)>,
    /// Whether every pilot draw was a whole number.
    whole: bool,
}

impl Classes {
    /// Lays out classes after the pilot's draws (NaN where a draw has no value).
    #[must_use]
    pub fn of(pilot: &[f64]) -> Self {
        let mut values: Vec<f64> = pilot.iter().copied().filter(|x| !x.is_nan()).collect();
        let atoms = atoms(&values);
        let (low, middle, high) = ends(&mut values);
        let width = high - low;
        let scale = if width > 0.0 && (CELLS as f64 / width).is_finite() {
            CELLS as f64 / width
        } else {
            0.0
        };
        let mut classes = Self {
            low,
            high,
            scale,
            steps: scale * STEPS,
            pivot: middle,
            atoms,
            cells: Box::new([Cell::default(); TABLE]),
            count: 0,
            same: Vec::new(),
            whole: values.iter().all(|x| x.fract() == 0.0),
        };
        classes.share_out(&values);
        classes.find_lone_values(&values);
        classes
    }

    /// Gives each cell its classes.
    fn share_out(&mut self, values: &[f64]) {
        let mut mass = [0_u32; TABLE];
        for value in values {
            mass[cell_of(self.place(*value))] += 1;
        }
        let body: u32 = mass[..CELLS].iter().sum::<u32>().max(1);
        let mut first = 0;
        for (place, (cell, mass)) in self.cells.iter_mut().zip(mass).enumerate() {
            let classes = match place {
                // Some for each cell, so that tails are told too, and most after its mass.
                0..CELLS => 1 + EACH + mass * FINE / body,
                _ => 1,
            };
            // Cells behind the last special one are never met.
            if place <= UNKNOWN {
                *cell = Cell { first, classes };
                first += classes;
            }
        }
        self.count = first as usize;
    }

    /// Remembers in which classes all pilot draws are alike, as counts of people and firms are.
    fn find_lone_values(&mut self, values: &[f64]) {
        let mut seen: Vec<Option<(f64, u32)>> = vec![None; self.count];
        for value in values {
            let seen = &mut seen[self.class(self.place(*value))];
            *seen = match *seen {
                None => Some((*value, 1)),
                Some((known, times)) if known == *value => Some((known, times + 1)),
                Some(_) => Some((f64::NAN, 0)),
            };
        }
        self.same = (0..)
            .zip(seen)
            .filter_map(|(class, seen)| match seen {
                Some((value, times)) if times > 1 => Some((class, value)),
                _ => None,
            })
            .collect();
    }

    /// Where a value lies: its cell in the upper half, its step within it in the lower.
    #[inline(always)]
    pub(super) fn place(&self, value: f64) -> u32 {
        const LAST: f64 = CELLS as f64 * STEPS - 1.0;
        // Adding 2⁵² leaves the rounded number in the last bits.
        const ROUNDING: f64 = (1_u64 << 52) as f64;
        let steps = (value - self.low) * self.steps;
        let mut place = if steps < LAST { steps } else { LAST };
        place = if value < self.low {
            special(UNDER)
        } else {
            place
        };
        place = if value > self.high {
            special(OVER)
        } else {
            place
        };
        place = if value == self.atoms[0] {
            special(ATOM)
        } else {
            place
        };
        place = if value == self.atoms[1] {
            special(ATOM + 1)
        } else {
            place
        };
        place = if value.is_nan() {
            special(UNKNOWN)
        } else {
            place
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the last bits are what is wanted"
        )]
        let place = (place + ROUNDING).to_bits() as u32;
        place
    }

    /// The class of a place.
    #[inline]
    pub(super) fn class(&self, place: u32) -> usize {
        let cell = self.cells[cell_of(place)];
        (cell.first + (((place & 0xFFFF) * cell.classes) >> 16)) as usize
    }

    /// How many draws had no value.
    #[must_use]
    pub fn unknown(&self, counts: &[u32]) -> u64 {
        counts
            .get(self.cells[UNKNOWN].first as usize)
            .map_or(0, |count| u64::from(*count))
    }

    /// Tells everything that decides in which class a draw is counted.
    pub(super) fn tell(&self, to: &mut impl FnMut(u64)) {
        let [one, other] = self.atoms;
        for number in [self.low, self.high, self.scale, self.pivot, one, other] {
            to(number.to_bits());
        }
        for cell in self.cells.iter() {
            to(u64::from(cell.first) << 32 | u64::from(cell.classes));
        }
    }

    /// A value as it can be: whole where all draws of the pilot were.
    pub(super) fn possible(&self, value: f64) -> f64 {
        if self.whole { value.round() } else { value }
    }
}

const fn special(cell: usize) -> f64 {
    cell as f64 * STEPS
}

#[inline]
const fn cell_of(place: u32) -> usize {
    (place >> 16) as usize % TABLE
}

/// The ends of the body and a value near its middle: the 0.1st, 50th and 99.9th percentile.
fn ends(values: &mut [f64]) -> (f64, f64, f64) {
    let count = values.len();
    if count == 0 {
        return (0.0, 0.0, 0.0);
    }
    let mut at = |rank: usize| *values.select_nth_unstable_by(rank, f64::total_cmp).1;
    let aside = count / 1000;
    (at(aside), at(count / 2), at(count - 1 - aside))
}

/// The values that most draws share, if more than one in a hundred of a sample do; NaN for none.
fn atoms(values: &[f64]) -> [f64; ATOMS] {
    const SAMPLE: usize = 512;
    let mut sample = values[..values.len().min(SAMPLE)].to_vec();
    sample.sort_unstable_by(f64::total_cmp);
    let mut runs: Vec<(usize, f64)> = sample
        .chunk_by(|a, b| a == b)
        .filter(|run| run.len() * 100 > sample.len() && run.len() > 1)
        .map(|run| (run.len(), run[0]))
        .collect();
    runs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    std::array::from_fn(|place| runs.get(place).map_or(f64::NAN, |(_, value)| *value))
}
