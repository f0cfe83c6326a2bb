//! The inputs of several runs that are set beside each other.

use super::{ChanceInput, Coordinate, Input, Inputs, Source};
use crate::register::Register;

impl Inputs {
    /// Every input of several runs that are set beside each other, for questions about their luck:
    /// first those of the first, then what each other has besides. Rows belong to the first alone.
    #[must_use]
    pub fn of_all(register: &Register, others: &[&Register]) -> Self {
        let mut all = Self::beside(register, others);
        for other in others {
            all.add(&Self::of(other));
        }
        all
    }

    fn add(&mut self, other: &Self) {
        for input in &other.assumptions {
            if self.assumptions.iter().all(|own| own.name != input.name) {
                let source = match input.source {
                    Source::Own(place) => Source::Own(self.place_of(&other.coordinates[place])),
                    Source::Common(place) => {
                        Source::Common(self.place_of(&other.coordinates[place]))
                    }
                    Source::Mixed {
                        common,
                        own,
                        shared,
                    } => Source::Mixed {
                        common: self.place_of(&other.coordinates[common]),
                        own: self.place_of(&other.coordinates[own]),
                        shared,
                    },
                };
                self.assumptions.push(Input {
                    name: input.name.clone(),
                    source,
                    quantile: input.quantile.clone(),
                    uprating: None,
                });
            }
        }
        for chance in &other.chances {
            let coordinate = self.place_of(&other.coordinates[chance.coordinate]);
            if self.chances.iter().all(|own| own.coordinate != coordinate) {
                self.chances.push(ChanceInput {
                    coordinate,
                    kind: chance.kind,
                });
            }
        }
    }

    fn place_of(&mut self, coordinate: &Coordinate) -> usize {
        let known = self
            .coordinates
            .iter()
            .position(|own| own.stream == coordinate.stream);
        known.unwrap_or_else(|| {
            self.coordinates.push(coordinate.clone());
            self.coordinates.len() - 1
        })
    }
}
