//! The same engine with something else: other luck, other draws, other beliefs, another programme.

use std::sync::Arc;

use super::Engine;
use crate::ensemble::settings::Settings;
use crate::inputs::Inputs;
use crate::outcomes::Outcomes;
use crate::points::{Coordinates, Seeded};
use crate::programme::Programme;

impl<'a> Engine<'a> {
    /// The same with luck from another source, so many draws of it.
    #[must_use]
    pub fn on(&self, coordinates: Arc<dyn Coordinates>, draws: usize) -> Engine<'a> {
        Engine {
            programme: self.programme,
            outcomes: self.outcomes.clone(),
            inputs: self.inputs.clone(),
            settings: Settings {
                draws,
                ..self.settings
            },
            luck: self.luck.clone(),
            difference: self.difference.clone(),
            coordinates,
        }
    }

    /// The same with inputs that are believed to be otherwise; `None` where a reference is run, whose
    /// inputs are its own.
    #[must_use]
    pub fn believing(&self, believed: impl Fn(&Inputs) -> Inputs) -> Option<Engine<'a>> {
        let same = self.on(self.shared_coordinates(), self.settings.draws);
        self.difference.is_none().then(|| Engine {
            inputs: believed(&self.inputs),
            luck: believed(&self.luck),
            ..same
        })
    }

    /// The programme and its reference, each by itself at the luck it has here, with all of its
    /// metrics; `None` where no reference is run.
    #[must_use]
    pub fn apart(&self) -> Option<[Engine<'a>; 2]> {
        let difference = self.difference.as_ref()?;
        let alone = |programme: &'a Programme, inputs: &Inputs| Engine {
            programme,
            outcomes: Outcomes::of(programme),
            inputs: inputs.clone(),
            settings: self.settings,
            luck: inputs.clone(),
            difference: None,
            coordinates: Arc::clone(&self.coordinates),
        };
        Some([
            alone(self.programme, &self.inputs),
            alone(difference.reference, &difference.inputs),
        ])
    }

    /// The same with plain random draws, so many of them.
    #[must_use]
    pub fn at_random(&self, draws: usize) -> Engine<'a> {
        let settings = Settings::new(draws, self.settings.seed);
        Engine {
            programme: self.programme,
            outcomes: self.outcomes.clone(),
            inputs: self.inputs.clone(),
            settings,
            luck: self.luck.clone(),
            difference: self.difference.clone(),
            coordinates: Arc::new(Seeded::new(settings.seed)),
        }
    }

    /// The same with another programme over the same inputs.
    #[must_use]
    pub fn instead<'b>(&'b self, programme: &'b Programme) -> Engine<'b>
    where
        'a: 'b,
    {
        Engine {
            programme,
            outcomes: self.outcomes.clone(),
            inputs: self.inputs.clone(),
            settings: self.settings,
            luck: self.luck.clone(),
            difference: self.difference.clone(),
            coordinates: Arc::clone(&self.coordinates),
        }
    }
}
