//! Which coordinates a scenario needs, and how each input takes its luck from them.
//!
//! The model is a pure function from a point of the unit hypercube. Every uncertain assumption and
//! every chance has a coordinate with a name; the name and the seed are all that its luck depends
//! on. Assumptions taken from the evidence library share luck with the other places that refer to
//! the same entry:
//!
//! ```text
//! u = Φ(√w·Φ⁻¹(u_common) + √(1−w)·Φ⁻¹(u_own))
//! ```
//!
//! Named inputs may be correlated by a Gaussian copula with r = 2·sin(π·ρ/6), ρ Spearman's.
//!
//! # References
//! Pearson, K. (1907), "On further methods of determining correlation" (the relation of r and ρ).

mod together;

use std::collections::BTreeMap;

use crate::distribution::Quantile;
use crate::register::{ChanceKind, Correlation, Register, Uprating};

/// A coordinate of the hypercube: something luck decides once a draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coordinate {
    /// Its dotted name.
    pub name: String,
    /// The number of its random stream, which depends on the name alone.
    pub stream: u64,
}

impl Coordinate {
    fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            stream: stream(name),
        }
    }
}

/// The number of the random stream of a name: the first eight bytes of its SHA-256.
#[must_use]
pub fn stream(name: &str) -> u64 {
    use sha2::Digest;
    let digest: [u8; 32] = sha2::Sha256::digest(name.as_bytes()).into();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    u64::from_le_bytes(first)
}

/// Where an assumption's luck comes from, as places among the coordinates.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// Its own coordinate.
    Own(usize),
    /// The coordinate that all places referring to one piece of evidence share.
    Common(usize),
    /// A mixture of both.
    Mixed {
        /// The shared coordinate.
        common: usize,
        /// Its own.
        own: usize,
        /// The share w in common.
        shared: f64,
    },
}

/// An uncertain assumption, ready to be drawn.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its place in the scenario.
    pub name: String,
    /// Where its luck comes from.
    pub source: Source,
    /// From luck to value.
    pub quantile: Quantile,
    /// What drawn inflation does to the value.
    pub uprating: Option<Uprating>,
}

/// A chance, ready to be drawn.
#[derive(Debug, Clone)]
pub struct ChanceInput {
    /// Which coordinate.
    pub coordinate: usize,
    /// What the model is given of it.
    pub kind: ChanceKind,
}

/// Coordinates that move together.
#[derive(Debug, Clone)]
pub struct Copula {
    /// Which coordinates.
    pub members: Vec<usize>,
    /// The lower Cholesky factor of their correlation, row by row.
    pub factor: Vec<Vec<f64>>,
    /// The means of their normal scores: 0, unless something was learnt of them.
    pub means: Vec<f64>,
}

/// Everything a draw needs luck for.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// All coordinates.
    pub coordinates: Vec<Coordinate>,
    /// Uncertain assumptions, in the order of their rows.
    pub assumptions: Vec<Input>,
    /// Chances, in the order of their rows.
    pub chances: Vec<ChanceInput>,
    /// Which coordinates move together, if any do.
    pub copula: Option<Copula>,
}

/// The correlation of normal scores that gives a rank correlation: r = 2·sin(π·ρ/6).
#[must_use]
pub fn score_correlation(spearman: f64) -> f64 {
    2.0 * libm::sin(std::f64::consts::PI * spearman / 6.0)
}

impl Inputs {
    /// Lays out the coordinates of a register.
    #[must_use]
    pub fn of(register: &Register) -> Self {
        Self::beside(register, &[])
    }

    /// The same for a run that is set beside others draw by draw. An input then has the same luck in
    /// each of them, so that a correlation which one of them states holds in all.
    #[must_use]
    pub fn beside(register: &Register, others: &[&Register]) -> Self {
        let mut layout = Layout::default();
        let assumptions = register
            .uncertain()
            .map(|assumption| Input {
                name: assumption.name.clone(),
                source: layout.source(&assumption.name, assumption.evidence.as_ref()),
                quantile: assumption.distribution.compile(),
                uprating: assumption.uprating,
            })
            .collect();
        let chances = register
            .chances
            .iter()
            .map(|chance| ChanceInput {
                coordinate: layout.place(&chance.name),
                kind: chance.kind,
            })
            .collect();
        for other in others {
            layout.add_correlated(other);
        }
        let stated: Vec<&Correlation> = [register]
            .iter()
            .chain(others)
            .flat_map(|register| &register.correlations)
            .collect();
        let copula = copula(&stated, &layout);
        Self {
            coordinates: layout.coordinates,
            assumptions,
            chances,
            copula,
        }
    }
}

#[derive(Default)]
struct Layout {
    coordinates: Vec<Coordinate>,
    places: BTreeMap<String, usize>,
}

impl Layout {
    fn place(&mut self, name: &str) -> usize {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = self.coordinates.len();
        self.coordinates.push(Coordinate::named(name));
        self.places.insert(name.to_owned(), place);
        place
    }

    /// Makes room for the inputs of another run that are correlated there.
    fn add_correlated(&mut self, other: &Register) {
        if other.correlations.is_empty() {
            return;
        }
        let theirs = Inputs::of(other);
        let named = other.correlations.iter().flat_map(|one| &one.between);
        for name in named {
            if theirs.coordinates.iter().any(|known| known.name == *name) {
                self.place(name);
            }
        }
    }

    fn source(&mut self, name: &str, link: Option<&crate::register::EvidenceLink>) -> Source {
        let Some(link) = link.filter(|link| link.shared > 0.0) else {
            return Source::Own(self.place(name));
        };
        let common = self.place(&format!("evidence.{}", link.id));
        if link.shared >= 1.0 {
            return Source::Common(common);
        }
        Source::Mixed {
            common,
            own: self.place(name),
            shared: link.shared,
        }
    }
}

/// The copula of the stated correlations; a correlation with a name that has no coordinate (which
/// the scenario reader refuses) is passed over.
fn copula(stated: &[&Correlation], layout: &Layout) -> Option<Copula> {
    let mut members: Vec<usize> = stated
        .iter()
        .flat_map(|correlation| &correlation.between)
        .filter_map(|name| layout.places.get(name).copied())
        .collect();
    members.sort_by(|a, b| {
        layout.coordinates[*a]
            .name
            .cmp(&layout.coordinates[*b].name)
    });
    members.dedup();
    let size = members.len();
    let mut matrix = vec![vec![0.0; size]; size];
    for (row, line) in matrix.iter_mut().enumerate() {
        line[row] = 1.0;
    }
    for correlation in stated {
        let rows: Vec<usize> = correlation
            .between
            .iter()
            .filter_map(|name| layout.places.get(name))
            .filter_map(|place| members.iter().position(|member| member == place))
            .collect();
        for (a, row) in rows.iter().enumerate() {
            for column in &rows[..a] {
                let r = score_correlation(correlation.spearman);
                matrix[*row][*column] = r;
                matrix[*column][*row] = r;
            }
        }
    }
    let factor = cholesky(&matrix)?;
    (size > 0).then_some(Copula {
        means: vec![0.0; size],
        members,
        factor,
    })
}

/// The lower Cholesky factor of a correlation matrix; `None` where it is not positive definite.
#[must_use]
pub fn cholesky(matrix: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let size = matrix.len();
    let mut factor = vec![vec![0.0; size]; size];
    for row in 0..size {
        for column in 0..=row {
            let done: f64 = (0..column)
                .map(|k| factor[row][k] * factor[column][k])
                .sum();
            let rest = matrix[row][column] - done;
            if row == column {
                if rest <= 0.0 {
                    return None;
                }
                factor[row][row] = rest.sqrt();
            } else {
                factor[row][column] = rest / factor[column][column];
            }
        }
    }
    Some(factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Case UQ-08: Spearman .1 .3 .5 .7 .9 need scores correlated as given there.
    #[test]
    fn rank_correlations_turn_into_score_correlations_as_in_uq_08() {
        let known = [
            (0.1, 0.104_671_912),
            (0.3, 0.312_868_930),
            (0.5, 0.517_638_090),
            (0.7, 0.716_735_899),
            (0.9, 0.907_980_999),
        ];
        for (spearman, r) in known {
            assert!((score_correlation(spearman) - r).abs() < 1e-9);
        }
    }

    /// The ids of today's streams: a rename is a visible decision, because it changes results.
    #[test]
    fn the_streams_of_names_stay_what_they_are() {
        assert_eq!(stream("fund.hmg.amount"), 13_958_764_413_851_522_683);
        assert_eq!(stream("chance.recession.2024"), 9_799_488_404_947_318_849);
        assert_eq!(stream("evidence.annual_exit"), 2_351_391_730_095_516_008);
    }

    #[test]
    fn a_matrix_that_is_not_positive_definite_has_no_factor() {
        let matrix = vec![
            vec![1.0, 0.9, -0.9],
            vec![0.9, 1.0, 0.9],
            vec![-0.9, 0.9, 1.0],
        ];
        assert!(cholesky(&matrix).is_none());
    }
}
