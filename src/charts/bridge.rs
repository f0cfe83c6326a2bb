//! From one scenario's result to another's, changed setting by changed setting, with what the changes do only together
//! as a step of its own. Read from top to bottom like a calculation; it adds up.

use super::axis::{NOT_FROM_ZERO, are_close};
use super::check::Check;
use super::number::{beside, thousands};
use super::page::{Entry, Mark};
use super::theme::{Colour, GREY, NAVY, ORANGE, TURQUOISE};
use super::walk::{Leg, Walk};
use super::{Caption, Chart, ChartError};

/// Most steps on a page.
const MOST: usize = 14;
/// How far the last total may be from what the steps lead to, as a share of the largest number: room for sums of
/// floating-point numbers, none for rounding.
const SLACK: f64 = 1e-9;

/// A total, or what a change adds to it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Step {
    /// What it is. Example: `Private share of the second fund: 40% instead of 55%`.
    pub label: String,
    /// In the axis's unit: the result for a total; for a change how much more or, below zero, how much less.
    pub value: f64,
    /// How far the value could be off because the number of simulations is limited (plus or minus, in the axis's
    /// unit), if it is to be drawn.
    pub margin: Option<f64>,
}

/// Changes that lead from one total to another.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bridge {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured along the bottom, with its unit. Example: `Skilled jobs in 2033/34 (mean)`.
    pub axis: String,
    /// Result of the scenario that is started from.
    pub from: Step,
    /// Changed settings, each with what it does alone or in its turn, in the caller's order. Fourteen steps at most
    /// with totals and `together`.
    pub changes: Vec<Step>,
    /// What the changes do only together, beyond the sum of the parts.
    pub together: Option<Step>,
    /// Result of the other scenario.
    pub to: Step,
    /// What whiskers say. Example: `how far chance in the simulations could move it (19 times in 20)`. Needed only if
    /// there are margins.
    pub whisker: String,
}

/// Marks of steps: what the key calls them and their colours.
const TOTAL: (&str, Colour) = ("total", NAVY);
const MORE: (&str, Colour) = ("more (+)", TURQUOISE);
const LESS: (&str, Colour) = ("less (−)", ORANGE);
const TOGETHER: (&str, Colour) = ("only together", GREY);

impl Bridge {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no changes or more than fourteen steps, values cannot be drawn, a margin is below zero, or the
    /// steps do not lead to the last total (medians of parts do not add up: give averages).
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        check.count("changes", &self.changes, MOST)?;
        let legs = self.legs();
        check.count("steps", &legs, MOST)?;
        let margins: Vec<f64> = legs.iter().filter_map(|leg| leg.margin).collect();
        check.not_below_zero("margins", &margins)?;
        let from_zero = !are_close(self.reached());
        let note = self.note(from_zero);
        let walk = Walk {
            caption: &self.caption,
            axis: &self.axis,
            key: self.key(&legs, from_zero),
            legs,
            note: &note,
            written: &|value| self.written(value),
            slack: SLACK,
            from_zero,
        };
        walk.draw(self.alt())
    }

    /// All steps in order.
    fn legs(&self) -> Vec<Leg<'_>> {
        let one = |step: &'_ Step, colour| (step.value, step.margin, colour);
        let leg = |label, (value, margin, colour), total| Leg {
            label,
            value,
            total,
            margin,
            colour,
        };
        let change = |step: &'_ Step| one(step, if step.value < 0.0 { LESS.1 } else { MORE.1 });
        let mut legs = vec![leg(&*self.from.label, one(&self.from, TOTAL.1), true)];
        legs.extend(self.changes.iter().map(|c| leg(&c.label, change(c), false)));
        let together = self.together.iter();
        legs.extend(together.map(|t| leg(&t.label, one(t, TOGETHER.1), false)));
        legs.push(leg(&self.to.label, one(&self.to, TOTAL.1), true));
        legs
    }

    /// Everything that is added to the first total.
    fn added(&self) -> impl Iterator<Item = f64> {
        let steps = self.changes.iter().chain(&self.together);
        steps.map(|step| step.value)
    }

    /// The totals after each step.
    fn reached(&self) -> impl Iterator<Item = f64> {
        let start = self.from.value;
        let sums = self.added().scan(start, |sum, value| {
            *sum += value;
            Some(*sum)
        });
        std::iter::once(start).chain(sums)
    }

    /// A size, with digits that suit the largest change, so that small changes are not rounded away beside large
    /// totals.
    fn written(&self, value: f64) -> String {
        let largest = self.added().fold(0.0, |most: f64, v| most.max(v.abs()));
        let largest = if largest > 0.0 {
            largest
        } else {
            self.from.value
        };
        if value == 0.0 {
            thousands(0.0, 0)
        } else {
            beside(value, largest)
        }
    }

    /// Remarks on the scale and on rounding, where they are due.
    fn note(&self, from_zero: bool) -> String {
        let read = |value: f64| -> f64 {
            let text = self.written(value).replace(',', "").replace('−', "-");
            text.parse().unwrap_or(value)
        };
        let parts: f64 = self.added().map(read).sum();
        let off = (read(self.from.value) + parts - read(self.to.value)).abs() > 1e-6;
        let scale = if from_zero { "" } else { NOT_FROM_ZERO };
        let rounding = if off {
            "Each number is rounded by itself, so that they may not add up in the last digit."
        } else {
            ""
        };
        format!("{scale} {rounding}").trim().to_owned()
    }

    /// The marks there are.
    fn key(&self, legs: &[Leg], from_zero: bool) -> Vec<Entry<'_>> {
        let marks = [TOTAL, MORE, LESS, TOGETHER].into_iter();
        let there = marks.filter(|(_, colour)| legs.iter().any(|leg| leg.colour == *colour));
        let mut key: Vec<Entry> = there
            .map(|(text, colour)| match text {
                "total" if !from_zero => Entry(Mark::Tick(colour), text),
                _ => Entry(Mark::Bar(colour), text),
            })
            .collect();
        if legs.iter().any(|leg| leg.margin.is_some()) {
            key.push(Entry(Mark::Whisker, &self.whisker));
        }
        key
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let told = |leg: &Leg| {
            let margin = leg.margin.map_or(String::new(), |margin| {
                format!(" (give or take {})", self.written(margin))
            });
            let number = leg.number(&|value| self.written(value));
            format!("{} {number}{margin}", leg.label)
        };
        let parts: Vec<String> = self.legs().iter().map(told).collect();
        format!("{}, step by step: {}.", self.axis, parts.join("; "))
    }
}

#[cfg(test)]
mod tests;
