//! People wanted and found, group by group, in small panels with a common axis; the shortfall is shaded.

use super::axis::Axis;
use super::canvas::Point;
use super::check::Check;
use super::number::{financial_year, period, rounded};
use super::page::{Area, Entry, LABEL, Mark, Page, count, lines};
use super::plot::{Plot, TICK_ROW, left_column};
use super::theme::{CENTRAL, GREY, MEDIAN, ORANGE, Stroke, TEXT};
use super::{Caption, Chart, ChartError};

/// Most panels on a page.
const MOST: usize = 6;
/// Gap between panels.
const GUTTER: f64 = 56.0;
/// Least height of a panel's plot.
const PLOT: f64 = 250.0;

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

/// Where panels go.
#[derive(Debug, Clone, Copy)]
struct Grid {
    columns: usize,
    rows: usize,
    /// Lines kept for each heading.
    heading: usize,
    /// Width of the column of tick labels, once per row.
    ticks: f64,
    /// Width of one panel's plot.
    width: f64,
}

impl Grid {
    /// The grid for `groups`, with headings as long as they are.
    fn new(groups: &[Group], axis: &Axis, body: Area) -> Self {
        let columns = match groups.len() {
            0..=3 => groups.len().max(1),
            4 => 2,
            _ => 3,
        };
        let ticks = left_column(axis);
        let gaps = GUTTER * (count(columns) - 1.0);
        let width = (body.width() - ticks - gaps) / count(columns);
        let heading = groups
            .iter()
            .map(|group| lines(&group.label, LABEL.strong(), width).len());
        Self {
            columns,
            rows: groups.len().div_ceil(columns),
            heading: heading.max().unwrap_or(1).max(1),
            ticks,
            width,
        }
    }

    /// Height of heading and note above a panel's plot.
    fn above(self) -> f64 {
        LABEL.leading() * (count(self.heading) + 1.0) + 6.0
    }

    /// Height that all rows need.
    fn height(self) -> f64 {
        (self.above() + PLOT + TICK_ROW + TEXT) * count(self.rows)
    }

    /// The panel at `place`, with its tick labels' column.
    fn panel(self, place: usize, body: Area) -> Area {
        let (row, column) = (place / self.columns, place % self.columns);
        let pitch = body.height() / count(self.rows);
        let left = body.left + (self.width + GUTTER) * count(column);
        let top = body.top + pitch * count(row);
        Area {
            left,
            top,
            right: left + self.ticks + self.width,
            bottom: top + pitch - if row + 1 < self.rows { TEXT * 0.7 } else { 0.0 },
        }
    }
}

impl Paired {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than six groups, lists differ in length, or values cannot be drawn.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        self.check()?;
        let axis = self.checker().covering(Axis::from_zero(self.values()), self.values())?;
        let (shade, edge) = (ORANGE.faint(0.3), Stroke::solid(ORANGE.faint(0.5), 2));
        let key = [
            Entry(Mark::Line(MEDIAN), "wanted"),
            Entry(Mark::Line(CENTRAL), "filled"),
            Entry(Mark::Band(shade, edge), "wanted but not filled"),
        ];
        let draft = Page::new(&self.caption, &self.axis, &key, 0.0);
        let grid = Grid::new(&self.groups, &axis, draft.body);
        let mut page = Page::new(&self.caption, &self.axis, &key, grid.height());
        for (place, group) in self.groups.iter().enumerate() {
            let panel = grid.panel(place, page.body);
            let plot_body = Area {
                top: panel.top + grid.above() - TEXT / 2.0,
                ..panel
            };
            let plot = Plot::new(plot_body, axis, &self.years, 0.0);
            self.heading(&mut page, group, (plot.area.left, panel.top), grid);
            plot.draw(&mut page.canvas, false);
            if place % grid.columns == 0 {
                plot.draw_ticks(&mut page.canvas);
            }
            plot.draw_ends(&mut page.canvas);
            let wanted = plot.line(&self.years, &group.wanted);
            let filled = plot.line(&self.years, &group.filled);
            for piece in shortfall(&wanted, &filled) {
                page.canvas.area(piece, shade);
            }
            page.canvas.line(&wanted, MEDIAN);
            page.canvas.line(&filled, CENTRAL);
        }
        let body = page.body;
        page.note_zero(body, self.values());
        page.finish(self.alt())
    }

    /// Writes a panel's heading and the shortfall in the last year.
    fn heading(&self, page: &mut Page, group: &Group, (left, top): Point, grid: Grid) {
        let heading = lines(&group.label, LABEL.strong(), grid.width);
        let spare = grid.heading.saturating_sub(heading.len());
        let mut y = top + LABEL.leading() * (count(spare) + 0.5);
        for line in heading {
            page.canvas.label((left, y), &line, LABEL.strong(), false);
            y += LABEL.leading();
        }
        let set = super::canvas::Type {
            colour: GREY,
            ..LABEL
        };
        page.canvas.label((left, y), &self.note(group), set, false);
    }

    /// The shortfall in the last year, in words.
    fn note(&self, group: &Group) -> String {
        let last = self.years.len() - 1;
        let missing = group.wanted[last] - group.filled[last];
        let year = financial_year(self.years[last]);
        if missing * 200.0 > group.wanted[last].abs() {
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

    #[test]
    fn only_the_shortfall_is_shaded() {
        let wanted = [(0.0, 10.0), (10.0, 10.0), (20.0, 10.0)];
        let filled = [(0.0, 20.0), (10.0, 0.0), (20.0, 0.0)];
        assert_eq!(
            shortfall(&wanted, &filled),
            [vec![(0.0, 10.0), (5.0, 10.0), (0.0, 20.0)]]
        );
        assert!(shortfall(&filled[1..], &wanted[1..]).len() == 1);
    }
}
