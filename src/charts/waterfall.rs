//! From one total to another, step by step: gross to net. Read from top to bottom like a calculation.

use super::check::Check;
use super::number::alike;
use super::page::{Entry, Mark};
use super::theme::{Colour, NAVY, ORANGE, TURQUOISE};
use super::walk::{Leg, Walk};
use super::{Caption, Chart, ChartError};

/// Most steps on a page.
const MOST: usize = 14;
/// How far a total may be from what the steps lead to, as a share of the largest number: room for rounding.
const SLACK: f64 = 0.01;

/// What a step does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// States how many there are by now.
    Total,
    /// Takes away.
    Loss,
    /// Adds.
    Gain,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What it is. Example: `Would have happened anyway`.
    pub label: String,
    /// How many: for losses too a positive number.
    pub value: f64,
    /// What it does.
    pub kind: Kind,
}

/// Steps from one total to another.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Waterfall {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured along the bottom, with its unit. Example: `Skilled jobs in 2033/34`.
    pub axis: String,
    /// At most fourteen steps, the first one usually a total.
    pub steps: Vec<Step>,
}

impl Waterfall {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than fourteen steps, values cannot be drawn, or a total is not what the steps before
    /// it lead to (medians of parts do not add up: give the central case or averages).
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        check.count("steps", &self.steps, MOST)?;
        let walk = Walk {
            caption: &self.caption,
            axis: &self.axis,
            legs: self.steps.iter().map(Step::leg).collect(),
            key: self.key(),
            note: "",
            written: &|value| self.written(value),
            slack: SLACK,
            from_zero: true,
        };
        walk.draw(self.alt())
    }

    /// A size; numbers that the caller rounded are written as they are.
    fn written(&self, value: f64) -> String {
        let all: Vec<f64> = self.steps.iter().map(|step| step.value).collect();
        alike(value, &all)
    }

    /// The kinds of step there are.
    fn key(&self) -> Vec<Entry<'static>> {
        [
            (Kind::Total, "total"),
            (Kind::Loss, "taken away (−)"),
            (Kind::Gain, "added (+)"),
        ]
        .into_iter()
        .filter(|(kind, _)| self.steps.iter().any(|step| step.kind == *kind))
        .map(|(kind, text)| Entry(Mark::Bar(colour(kind)), text))
        .collect()
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let parts: Vec<String> = self
            .steps
            .iter()
            .map(|step| {
                let number = step.leg().number(&|value| self.written(value));
                format!("{} {number}", step.label)
            })
            .collect();
        format!("{}, step by step: {}.", self.axis, parts.join("; "))
    }
}

impl Step {
    /// The step with its sign.
    fn leg(&self) -> Leg<'_> {
        Leg {
            label: &self.label,
            value: match self.kind {
                Kind::Loss => -self.value,
                Kind::Gain | Kind::Total => self.value,
            },
            total: self.kind == Kind::Total,
            margin: None,
            colour: colour(self.kind),
        }
    }
}

/// Colour of a bar.
fn colour(kind: Kind) -> Colour {
    match kind {
        Kind::Total => NAVY,
        Kind::Loss => ORANGE,
        Kind::Gain => TURQUOISE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption};

    fn waterfall(steps: &[(&str, f64, Kind)]) -> Waterfall {
        Waterfall {
            caption: caption("waterfall"),
            axis: "Jobs in 2033/34".into(),
            steps: steps
                .iter()
                .map(|(label, value, kind)| Step {
                    label: (*label).into(),
                    value: *value,
                    kind: *kind,
                })
                .collect(),
        }
    }

    #[test]
    fn the_text_alternative_reads_like_a_calculation() {
        let chart = waterfall(&[
            ("Gross", 9100.0, Kind::Total),
            ("Anyway", 1820.0, Kind::Loss),
            ("Suppliers", 310.0, Kind::Gain),
            ("Net", 7590.0, Kind::Total),
        ]);
        let chart = chart.draw().unwrap();
        assert_legible(&chart);
        assert_eq!(
            chart.alt,
            "Jobs in 2033/34, step by step: Gross 9,100; Anyway −1,820; Suppliers +310; Net 7,590."
        );
    }

    #[test]
    fn totals_must_follow_from_their_steps() {
        let steps = [("Gross", 100.0, Kind::Total), ("Anyway", 30.0, Kind::Loss)];
        let mut wrong = waterfall(&steps);
        wrong.steps.push(Step {
            label: "Net".into(),
            value: 80.0,
            kind: Kind::Total,
        });
        let error = wrong.draw().unwrap_err().to_string();
        assert!(
            error.contains("'Net' lead to 70, but it says 80"),
            "{error}"
        );
        wrong.steps[2].value = 70.4;
        assert!(wrong.draw().is_ok(), "rounding is forgiven");
    }

    #[test]
    fn losses_below_zero_zeros_and_long_steps_stay_legible() {
        let long = "Taken by people who live outside the area and travel in from the neighbouring county by train";
        let sunk = [("Gross", 100.0, Kind::Total), (long, 250.0, Kind::Loss)];
        assert_legible(&waterfall(&sunk).draw().unwrap());
        assert_legible(&waterfall(&[(long, 3.0, Kind::Gain); 14]).draw().unwrap());
        let chart = waterfall(&[("Gross", 0.0, Kind::Total), ("Anyway", 0.0, Kind::Loss)]);
        let chart = chart.draw().unwrap();
        assert_legible(&chart);
        assert!(chart.svg.contains("Every value is zero"));
        assert!(waterfall(&[]).draw().is_err());
        assert!(waterfall(&[("Odd", f64::NAN, Kind::Gain)]).draw().is_err());
    }
}
