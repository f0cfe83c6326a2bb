//! The chance of reaching at least so much (one falling curve) or of staying at or below so much (one rising curve),
//! with the chance at the promise written out.

mod bound;

pub use bound::Side;

use super::axis::Axis;
use super::canvas::{Canvas, Point, Type};
use super::check::Check;
use super::font::width;
use super::marker::{self, Marker};
use super::number::{given, percent, rounded};
use super::page::{Area, LABEL, Page};
use super::plot::{BELOW, measure};
use super::theme::{
    AXIS_LINE, CENTRAL, GAP, GREY, GRIDLINE, INK, MEDIAN, PINK, Stroke, TARGET, TEXT,
};
use super::{Caption, Chart, ChartError};

/// The promise and the chance of keeping it.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// What was promised, in the axis's unit.
    pub value: f64,
    /// Share of simulations that keep it, from 0 to 1.
    pub chance: f64,
    /// All the words beside it. Example: `Promise: 5,000`.
    pub label: String,
}

/// Chances of reaching each value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curve {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured along the bottom, with its unit. Example: `Skilled jobs in 2033/34`.
    pub axis: String,
    /// A value and the share of simulations, from 0 to 1, on the side that counts; values rising.
    pub values: Vec<(f64, f64)>,
    /// The promise, if there is one.
    pub promise: Option<Promise>,
    /// The central case, if it is to be marked.
    pub central: Option<f64>,
    /// The outcome if everything happens as promised, if it is to be marked.
    pub as_promised: Option<f64>,
}

/// A measure along the bottom and shares up the side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) area: Area,
    pub(super) measure: Axis,
    pub(super) shares: Axis,
}

impl Frame {
    /// A frame within `body` with `right` pixels kept free at the right, and room above for `markers`.
    pub(super) fn new(body: Area, measure: Axis, markers: &[Marker], right: f64) -> Self {
        let mut frame = Self {
            area: Area {
                left: body.left + width("100%", TEXT, LABEL.weight) + GAP,
                top: body.top + TEXT / 2.0,
                right: body.right - right,
                bottom: body.bottom - BELOW,
            },
            measure,
            shares: Axis::shares(),
        };
        frame.area.top += marker::height(markers, &measure, frame.area);
        frame
    }

    /// Where a value with its share is drawn.
    pub(super) fn place(&self, (value, share): (f64, f64)) -> Point {
        let Area {
            left,
            right,
            top,
            bottom,
        } = self.area;
        (
            self.measure.place(value, left, right),
            self.shares.place(share, bottom, top),
        )
    }

    /// Draws gridlines and tick labels of both axes.
    pub(super) fn draw(&self, canvas: &mut Canvas, title: &str) {
        measure(canvas, self.area, &self.measure, title);
        for tick in self.shares.ticks() {
            let y = self.place((0.0, tick)).1;
            let stroke = if tick > 0.0 { GRIDLINE } else { AXIS_LINE };
            canvas.line(&[(self.area.left, y), (self.area.right, y)], stroke);
            let place = (self.area.left - GAP, y);
            canvas.label(place, &percent(tick), LABEL.end(), false);
        }
    }
}

/// Checks that the values called `what` rise and have shares.
pub(super) fn check_values(
    check: Check,
    what: &str,
    pairs: &[(f64, f64)],
) -> Result<(), ChartError> {
    check.count(what, pairs, 100_000)?;
    let (values, shares): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    check.numbers(what, &values)?;
    let falls = values.windows(2).position(|pair| pair[1] < pair[0]);
    check.rising(what, falls)?;
    check.shares("chances", &shares)
}

impl Curve {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no values, or some cannot be drawn, do not rise, or have a chance that is not between 0 and 1.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        self.draw_for(Side::AtLeast)
    }

    /// The finished chart, with shares of simulations on this side of each amount.
    ///
    /// # Errors
    ///
    /// As for [`Self::draw`].
    pub fn draw_for(&self, side: Side) -> Result<Chart, ChartError> {
        self.check()?;
        let markers = self.markers();
        let mut page = Page::new(&self.caption, side.title(), &[], 600.0);
        let marked = markers.iter().map(|marker| marker.value);
        let values = || self.values.iter().map(|pair| pair.0).chain(marked.clone());
        let check = Check {
            name: &self.caption.name,
        };
        let measure = check.covering(Axis::around(values()), values())?;
        let frame = Frame::new(page.body, measure, &markers, 70.0);
        frame.draw(&mut page.canvas, &self.axis);
        marker::draw(&mut page.canvas, frame.area, &frame.measure, &markers);
        let curve: Vec<Point> = self.values.iter().map(|pair| frame.place(*pair)).collect();
        match curve.as_slice() {
            [only] => page.canvas.disc(*only, 12.0, MEDIAN.colour),
            line => page.canvas.line(line, MEDIAN),
        }
        self.draw_promise(&mut page.canvas, &frame, &curve, side);
        page.note_zero(frame.area, self.values.iter().map(|pair| pair.0));
        page.finish(self.alt(side))
    }

    /// Checks what was given.
    fn check(&self) -> Result<(), ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        check_values(check, "values", &self.values)?;
        let chances: Vec<f64> = self.promise.iter().map(|p| p.chance).collect();
        check.shares("chances", &chances)?;
        let marked: Vec<f64> = self.markers().iter().map(|m| m.value).collect();
        check.numbers("marked values", &marked)
    }

    /// The values marked.
    fn markers(&self) -> Vec<Marker> {
        let promise = self.promise.iter().map(|promise| Marker {
            value: promise.value,
            text: promise.label.clone(),
            stroke: TARGET,
            colour: PINK,
        });
        let central = self.central.iter().map(|value| Marker {
            value: *value,
            text: format!("central case: {}", rounded(*value)),
            stroke: Stroke {
                width: 5,
                ..CENTRAL
            },
            colour: INK,
        });
        let as_promised = self.as_promised.iter().map(|value| Marker {
            value: *value,
            text: format!("if all goes as promised: {}", rounded(*value)),
            stroke: Stroke::solid(GREY, 3),
            colour: GREY,
        });
        promise.chain(central).chain(as_promised).collect()
    }

    /// Marks the chance of the promise on the curve and writes it out.
    fn draw_promise(&self, canvas: &mut Canvas, frame: &Frame, curve: &[Point], side: Side) {
        let Some(promise) = &self.promise else { return };
        let at = frame.place((promise.value, promise.chance));
        canvas.line(&[(frame.area.left, at.1), at], TARGET);
        canvas.diamond(at, 16.0, PINK);
        let set = Type {
            colour: PINK,
            ..LABEL.strong()
        };
        let text = said(promise, side);
        let wide = width(&text, set.size, set.weight);
        let place = free_place(at, wide, frame.area, (curve, side));
        canvas.label(place, &text, set, true);
    }

    /// The text alternative.
    fn alt(&self, side: Side) -> String {
        let promise = self.promise.as_ref().map_or(String::new(), |promise| {
            format!(" {}: {}.", promise.label, said(promise, side))
        });
        let central = self.central.map_or(String::new(), |value| {
            format!("; the central case is {}", rounded(value))
        });
        let ((low, first), (high, last)) = (self.values[0], self.values[self.values.len() - 1]);
        let (low, high) = (rounded(low), rounded(high));
        if low == high {
            return format!(
                "{}: every simulation gives {low}{central}.{promise}",
                self.axis
            );
        }
        let changes = match side {
            Side::AtLeast => "reach at least each amount falls",
            Side::AtMost => "stay at or below each amount rises",
        };
        format!(
            "{}: the share of simulations that {changes} from {} at {low} to {} at {high}{central}.{promise}",
            self.axis,
            at_end(first),
            at_end(last),
        )
    }
}

/// The share at an end of the curve, where one simulation at least lies.
fn at_end(share: f64) -> String {
    percent(share.max(f64::MIN_POSITIVE))
}

/// The chance of the promise in words.
fn said(promise: &Promise, side: Side) -> String {
    let [many, one] = side.verbs();
    let amount = given(promise.value);
    if promise.chance <= 0.0 {
        format!("no simulation {one} {amount}")
    } else if promise.chance >= 1.0 {
        format!("every simulation {one} {amount}")
    } else {
        format!("{} of simulations {many} {amount}", percent(promise.chance))
    }
}

/// Start of words of width `wide` beside `at`, in the first of these places that is free: above a falling curve at the
/// right, below it at the left, above it at the left, below it at the right. Beside a rising one, upside down.
fn free_place(at: Point, wide: f64, area: Area, (curve, side): (&[Point], Side)) -> Point {
    let right = at.0 + 30.0;
    let left = (at.0 - 30.0 - wide).max(area.left + GAP);
    // Height of the curve (less is higher on the page) where the words end.
    let beyond = |x: f64| curve.iter().skip_while(move |p| p.0 < x - GAP).map(|p| p.1);
    let before = |x: f64| {
        curve
            .iter()
            .take_while(move |p| p.0 <= x + GAP)
            .map(|p| p.1)
    };
    let far = (area.right - wide - GAP).min(right);
    let end = far + wide;
    let places = match side {
        Side::AtLeast => [
            (right, at.1 - TEXT),
            (left, at.1 + TEXT),
            (far, beyond(far).fold(at.1, f64::min) - TEXT),
            (far, before(end).fold(at.1, f64::max) + TEXT),
        ],
        Side::AtMost => [
            (right, at.1 + TEXT),
            (left, at.1 - TEXT),
            (far, beyond(far).fold(at.1, f64::max) + TEXT),
            (far, before(end).fold(at.1, f64::min) - TEXT),
        ],
    };
    let fits = |(x, y): &Point| {
        let half = TEXT * 0.65;
        let inside = x + wide <= area.right && y - half >= area.top && y + half <= area.bottom;
        let below = *x >= at.0 || *y < at.1 || x + wide <= at.0;
        inside && below
    };
    places
        .into_iter()
        .find(fits)
        .unwrap_or((far, area.top + TEXT))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption};

    fn curve() -> Curve {
        Curve {
            caption: caption("curve"),
            axis: "Skilled jobs in 2033/34".into(),
            values: vec![(1000.0, 1.0), (4000.0, 0.6), (6000.0, 0.14), (9000.0, 0.0)],
            promise: Some(Promise {
                value: 6000.0,
                chance: 0.14,
                label: "Promise: 6,000".into(),
            }),
            central: Some(4700.0),
            as_promised: Some(6650.0),
        }
    }

    #[test]
    fn the_chance_of_the_promise_is_written_out() {
        let chart = curve().draw().unwrap();
        assert!(chart.svg.contains("14% of simulations reach 6,000"));
        assert!(
            chart
                .alt
                .contains("from 100% at 1,000 to under 1% at 9,000"),
            "{}",
            chart.alt
        );
        assert!(
            chart
                .alt
                .contains(" Promise: 6,000: 14% of simulations reach 6,000.")
        );
    }

    #[test]
    fn words_stay_apart_wherever_the_promise_lies() {
        for (value, chance) in [
            (1000.0, 1.0),
            (1200.0, 0.97),
            (2500.0, 0.8),
            (4000.0, 0.6),
            (6000.0, 0.14),
            (8800.0, 0.01),
            (20_000.0, 0.0),
        ] {
            let mut curve = curve();
            curve.promise = Some(Promise {
                value,
                chance,
                label: format!("Promise in the investment prospectus: {value}"),
            });
            for shift in [-2000.0, 0.0, 300.0] {
                curve.central = Some(value + shift);
                assert_legible(&curve.draw().unwrap());
            }
        }
    }

    #[test]
    fn a_promise_of_at_most_is_kept_by_what_stays_at_or_below() {
        let mut curve = curve();
        for (_, share) in &mut curve.values {
            *share = 1.0 - *share;
        }
        for (value, chance) in [
            (500.0, 0.0),
            (1000.0, 0.0),
            (2500.0, 0.2),
            (4000.0, 0.4),
            (8800.0, 0.99),
            (20_000.0, 1.0),
        ] {
            curve.promise = Some(Promise {
                value,
                chance,
                label: format!("Promise: at most {value}"),
            });
            let chart = curve.draw_for(Side::AtMost).unwrap();
            assert_legible(&chart);
            assert!(
                chart
                    .alt
                    .contains("rises from under 1% at 1,000 to 100% at 9,000")
            );
            assert!(!chart.svg.contains("reach"), "{}", chart.alt);
            if value == 4000.0 {
                assert!(
                    chart
                        .svg
                        .contains("40% of simulations stay at or below 4,000")
                );
            }
        }
        assert!(
            curve
                .draw_for(Side::AtMost)
                .unwrap()
                .svg
                .contains("every simulation stays at or below 20,000")
        );
    }

    #[test]
    fn none_and_all_are_words_and_one_outcome_has_no_fall() {
        let mut curve = curve();
        curve.promise = Some(Promise {
            value: 20_000.0,
            chance: 0.0,
            label: "Promise: 20,000".into(),
        });
        let chart = curve.draw().unwrap();
        assert!(chart.svg.contains("no simulation reaches 20,000"));
        curve.values = vec![(0.0, 1.0), (0.000_1, 0.0)];
        let chart = curve.draw().unwrap();
        assert!(!chart.alt.contains("100% at 0"), "{}", chart.alt);
        assert!(
            chart.alt.contains("every simulation gives 0"),
            "{}",
            chart.alt
        );
    }

    #[test]
    fn one_value_and_zeros_are_drawn_and_odd_chances_refused() {
        let mut curve = curve();
        (curve.promise, curve.central, curve.as_promised) = (None, None, None);
        curve.values = vec![(0.0, 1.0)];
        let chart = curve.draw().unwrap();
        assert!(chart.svg.contains("Every value is zero"));
        curve.values = vec![(0.0, 1.0), (5.0, f64::NAN)];
        assert!(curve.draw().is_err());
        curve.values = vec![(0.0, 1.0), (5.0, 34.0)];
        assert!(curve.draw().is_err());
        curve.values = vec![];
        assert!(curve.draw().is_err());
    }
}
