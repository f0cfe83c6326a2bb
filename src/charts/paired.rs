//! People wanted and found, group by group, in small panels with a common axis; the shortfall is shaded.

use super::axis::Axis;
use super::canvas::{Canvas, Point};
use super::check::Check;
use super::number::{financial_year, period, rounded};
use super::page::{Area, Entry, Mark, Page};
use super::panels::{Grid, MOST};
use super::plot::Plot;
use super::theme::{CENTRAL, Colour, MEDIAN, ORANGE, Stroke, TEXT};
use super::{Caption, Chart, ChartError};

/// Posts wanted but not filled.
const SHADE: Colour = ORANGE.faint(0.3);
/// Edge of the same in the key.
const SHADE_EDGE: Stroke = Stroke::solid(ORANGE.faint(0.5), 2);

/// One panel.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Group {
    /// What it is. Example: `Electricians`.
    pub label: String,
    /// Posts wanted in each year.
    pub wanted: Vec<f64>,
    /// Posts filled in each year.
    pub filled: Vec<f64>,
}

/// Wanted and filled by group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paired {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured, with its unit. Example: `Skilled workers (full-time equivalent)`.
    pub axis: String,
    /// Financial years, by the years they start in, rising.
    pub years: Vec<i32>,
    /// At most six groups.
    pub groups: Vec<Group>,
}

impl Paired {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than six groups, lists differ in length, or values cannot be drawn.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        self.check()?;
        let axis = self
            .checker()
            .covering(Axis::from_zero(self.values()), self.values())?;
        let key = [
            Entry(Mark::Line(MEDIAN), "wanted"),
            Entry(Mark::Line(CENTRAL), "filled"),
            Entry(Mark::Band(SHADE, SHADE_EDGE), "wanted but not filled"),
        ];
        let draft = Page::new(&self.caption, &self.axis, &key, 0.0);
        let labels: Vec<&str> = self
            .groups
            .iter()
            .map(|group| group.label.as_str())
            .collect();
        let grid = Grid::new(&labels, &axis, draft.body);
        let mut page = Page::new(&self.caption, &self.axis, &key, grid.height());
        for (place, group) in self.groups.iter().enumerate() {
            let panel = grid.panel(place, page.body);
            let body = Area {
                top: panel.top + grid.above() - TEXT / 2.0,
                ..panel
            };
            let plot = Plot::new(body, axis, &self.years, 0.0);
            let corner = (plot.area.left, panel.top);
            grid.draw_heading(&mut page.canvas, (&group.label, &self.note(group)), corner);
            plot.draw(&mut page.canvas, false);
            if place % grid.columns == 0 {
                plot.draw_ticks(&mut page.canvas);
            }
            self.draw_lines(&mut page.canvas, &plot, group);
        }
        page.finish(self.alt())
    }

    /// Draws years, lines and shortfall of one panel.
    fn draw_lines(&self, canvas: &mut Canvas, plot: &Plot, group: &Group) {
        plot.draw_ends(canvas);
        let wanted = plot.line(&self.years, &group.wanted);
        let filled = plot.line(&self.years, &group.filled);
        for piece in shortfall(&wanted, &filled) {
            canvas.area(piece, SHADE);
        }
        canvas.line(&wanted, MEDIAN);
        canvas.line(&filled, CENTRAL);
    }

    /// The shortfall in the last year, in words.
    fn note(&self, group: &Group) -> String {
        let last = self.years.len() - 1;
        let missing = group.wanted[last] - group.filled[last];
        let year = financial_year(self.years[last]);
        if group.wanted.iter().chain(&group.filled).all(|v| *v == 0.0) {
            "none wanted in any year".into()
        } else if missing * 200.0 > group.wanted[last].abs() {
            format!("{} short in {year}", rounded(missing))
        } else {
            format!("all filled in {year}")
        }
    }

    /// Checks in the name of this chart.
    fn checker(&self) -> Check<'_> {
        Check {
            name: &self.caption.name,
        }
    }

    /// Checks what was given.
    fn check(&self) -> Result<(), ChartError> {
        let check = self.checker();
        check.years(&self.years)?;
        check.count("groups", &self.groups, MOST)?;
        for group in &self.groups {
            check.series(&group.label, &group.wanted, self.years.len())?;
            check.series(&group.label, &group.filled, self.years.len())?;
        }
        Ok(())
    }

    /// Everything the axis must cover.
    fn values(&self) -> impl Iterator<Item = f64> {
        let groups = self.groups.iter();
        groups.flat_map(|g| g.wanted.iter().chain(&g.filled).copied())
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let last = self.years.len() - 1;
        let parts: Vec<String> = self
            .groups
            .iter()
            .map(|g| {
                let (wanted, filled) = (rounded(g.wanted[last]), rounded(g.filled[last]));
                format!("{}: {wanted} wanted, {filled} filled", g.label)
            })
            .collect();
        format!(
            "{}, wanted and filled by group, {}. In {}: {}.",
            self.axis,
            period(&self.years),
            financial_year(self.years[last]),
            parts.join("; "),
        )
    }
}

/// The areas between the lines where fewer are filled than wanted (lower on the page is fewer).
fn shortfall(wanted: &[Point], filled: &[Point]) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    for (w, f) in wanted.windows(2).zip(filled.windows(2)) {
        let (before, after) = (f[0].1 - w[0].1, f[1].1 - w[1].1);
        let share = before / (before - after);
        let cross = (
            w[0].0 + share * (w[1].0 - w[0].0),
            w[0].1 + share * (w[1].1 - w[0].1),
        );
        match (before > 0.0, after > 0.0) {
            (true, true) => pieces.push(vec![w[0], w[1], f[1], f[0]]),
            (true, false) => pieces.push(vec![w[0], cross, f[0]]),
            (false, true) => pieces.push(vec![cross, w[1], f[1]]),
            (false, false) => {}
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption, path, years};

    #[test]
    fn only_the_shortfall_is_shaded() {
        let wanted = [(0.0, 10.0), (10.0, 10.0), (20.0, 10.0)];
        let filled = [(0.0, 20.0), (10.0, 0.0), (20.0, 0.0)];
        assert_eq!(
            shortfall(&wanted, &filled),
            [vec![(0.0, 10.0), (5.0, 10.0), (0.0, 20.0)]]
        );
        assert_eq!(shortfall(&filled[1..], &wanted[1..]).len(), 1);
    }

    fn paired(groups: usize, wanted: f64, filled: f64) -> Paired {
        let group = Group {
            label: "Electricians and heating engineers".into(),
            wanted: path(wanted),
            filled: path(filled),
        };
        Paired {
            caption: caption("paired"),
            axis: "Posts (full-time equivalent)".into(),
            years: years(),
            groups: vec![group; groups],
        }
    }

    #[test]
    fn one_to_six_panels_are_legible_and_say_the_shortfall() {
        for groups in 1..=6 {
            for (wanted, filled) in [(1650.0, 1020.0), (90_000.0, 95_000.0), (0.0, 0.0)] {
                assert_legible(&paired(groups, wanted, filled).draw().unwrap());
            }
        }
        let chart = paired(1, 1650.0, 1020.0).draw().unwrap();
        assert!(chart.svg.contains("630 short in 2033/34"));
        assert!(chart.alt.ends_with(
            "In 2033/34: Electricians and heating engineers: 1,700 wanted, 1,000 filled."
        ));
        assert!(
            paired(1, 10.0, 11.0)
                .draw()
                .unwrap()
                .svg
                .contains("all filled in 2033/34")
        );
    }

    #[test]
    fn one_year_is_drawn_and_odd_data_refused() {
        let mut one = paired(2, 10.0, 5.0);
        one.years = vec![2024];
        for group in &mut one.groups {
            (group.wanted, group.filled) = (vec![10.0], vec![5.0]);
        }
        assert_legible(&one.draw().unwrap());
        one.groups[1].filled[0] = f64::NAN;
        assert!(one.draw().is_err());
        assert!(paired(7, 1.0, 1.0).draw().is_err());
        assert!(paired(0, 1.0, 1.0).draw().is_err());
    }
}
