//! What staff can do, year by year: a small panel for each workforce with a line for each level, all on one axis.

use super::axis::Axis;
use super::check::Check;
use super::lines::{BAND, MIDDLE, Series, band, stroke};
use super::number::{financial_year, period, rounded};
use super::page::{Area, Entry, Mark, Page};
use super::panels::{Grid, MOST};
use super::plot::Plot;
use super::theme::{GREY, TEXT};
use super::{Caption, Chart, ChartError};

/// Most levels that a panel shows: lines differ in colour and dash.
pub const LEVELS: usize = 3;

/// One workforce.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Panel {
    /// What it is called.
    pub label: String,
    /// The share at each level or above, in per cent, the lowest level first.
    pub levels: Vec<Series>,
}

/// Workforces side by side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Levels {
    /// The words around the chart.
    pub caption: Caption,
    /// What is measured, with its unit.
    pub axis: String,
    /// Financial years, by the years they start in, rising.
    pub years: Vec<i32>,
    /// What the lines are, in the order of each panel's levels.
    pub names: Vec<String>,
    /// At most six workforces.
    pub panels: Vec<Panel>,
}

impl Levels {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no or more than six panels, or more than three levels in one, lists differ in length, values
    /// cannot be drawn, or percentiles cross.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        self.check()?;
        let axis = self
            .checker()
            .covering(Axis::from_zero(self.values()), self.values())?;
        let (fill, edge) = band(GREY);
        let names = self.names.iter().enumerate();
        let mut key: Vec<Entry<'_>> = names
            .map(|(place, name)| Entry(Mark::Line(stroke(place)), name))
            .collect();
        key.push(Entry(Mark::None, MIDDLE));
        key.push(Entry(Mark::Band(fill, edge), BAND));
        let draft = Page::new(&self.caption, &self.axis, &key, 0.0);
        let labels: Vec<&str> = self.panels.iter().map(|one| one.label.as_str()).collect();
        let grid = Grid::new(&labels, &axis, draft.body);
        let mut page = Page::new(&self.caption, &self.axis, &key, grid.height());
        for (place, one) in self.panels.iter().enumerate() {
            let panel = grid.panel(place, page.body);
            let body = Area {
                top: panel.top + grid.above() - TEXT / 2.0,
                ..panel
            };
            let plot = Plot::new(body, axis, &self.years, 0.0);
            let corner = (plot.area.left, panel.top);
            grid.draw_heading(&mut page.canvas, (&one.label, &self.note(one)), corner);
            plot.draw(&mut page.canvas, false);
            if place % grid.columns == 0 {
                plot.draw_ticks(&mut page.canvas);
            }
            plot.draw_ends(&mut page.canvas);
            self.draw_lines(&mut page, &plot, one);
        }
        page.finish(self.alt())
    }

    /// Draws bands, then lines, so that no band hides a line.
    fn draw_lines(&self, page: &mut Page, plot: &Plot, panel: &Panel) {
        for (place, series) in panel.levels.iter().enumerate() {
            let (fill, edge) = band(stroke(place).colour);
            let outline = plot.band(&self.years, &series.p10, &series.p90);
            page.canvas.area(outline, fill);
            for values in [&series.p10, &series.p90] {
                page.canvas.line(&plot.line(&self.years, values), edge);
            }
        }
        for (place, series) in panel.levels.iter().enumerate() {
            let line = plot.line(&self.years, &series.p50);
            page.canvas.cased_line(&line, stroke(place));
        }
    }

    /// Where the workforce stands in the last year: `72% and 15% in 2035/36`.
    fn note(&self, panel: &Panel) -> String {
        let last = self.years.len() - 1;
        let shares: Vec<String> = panel
            .levels
            .iter()
            .map(|series| format!("{}%", rounded(series.p50[last])))
            .collect();
        let year = financial_year(self.years[last]);
        format!("{} in {year}", shares.join(" and "))
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
        check.count("panels", &self.panels, MOST)?;
        for panel in &self.panels {
            check.count("levels", &panel.levels, LEVELS)?;
            for series in &panel.levels {
                series.check(&check, self.years.len())?;
            }
        }
        Ok(())
    }

    /// Everything the axis must cover.
    fn values(&self) -> impl Iterator<Item = f64> {
        let levels = self.panels.iter().flat_map(|panel| &panel.levels);
        levels.flat_map(Series::values)
    }

    /// The text alternative.
    fn alt(&self) -> String {
        let last = self.years.len() - 1;
        let told = |series: &Series| {
            format!(
                "{} {}% (8 in 10 simulations: {}% to {}%)",
                series.label,
                rounded(series.p50[last]),
                rounded(series.p10[last]),
                rounded(series.p90[last])
            )
        };
        let parts: Vec<String> = self
            .panels
            .iter()
            .map(|panel| {
                let levels: Vec<String> = panel.levels.iter().map(told).collect();
                format!("{}: {}", panel.label, levels.join(", "))
            })
            .collect();
        format!(
            "{}, {}. Medians in {}: {}.",
            self.axis,
            period(&self.years),
            financial_year(self.years[last]),
            parts.join("; "),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption, path, years};

    fn series(label: &str, top: f64) -> Series {
        Series {
            label: label.into(),
            p10: path(top * 0.8),
            p50: path(top),
            p90: path(top * 1.2),
        }
    }

    fn levels(panels: usize, count: usize) -> Levels {
        let names = ["works alone or above", "helps others or above", "leads"];
        let panel = Panel {
            label: "Safety and wellbeing online".into(),
            levels: names[..count]
                .iter()
                .zip([80.0, 30.0, 5.0])
                .map(|(name, top)| series(name, top))
                .collect(),
        };
        Levels {
            caption: caption("capability"),
            axis: "Staff (%)".into(),
            years: years(),
            names: names[..count].iter().map(|name| (*name).into()).collect(),
            panels: vec![panel; panels],
        }
    }

    #[test]
    fn one_to_six_workforces_are_legible_with_up_to_three_levels() {
        for panels in 1..=6 {
            for count in 1..=3 {
                assert_legible(&levels(panels, count).draw().unwrap());
            }
        }
        assert!(levels(7, 1).draw().is_err() && levels(0, 1).draw().is_err());
    }

    #[test]
    fn each_panel_and_the_text_alternative_say_where_staff_stand_in_the_last_year() {
        let chart = levels(1, 2).draw().unwrap();
        assert!(chart.svg.contains("80% and 30% in 2033/34"));
        assert!(chart.alt.ends_with(
            "Medians in 2033/34: Safety and wellbeing online: works alone or above 80% (8 in 10 simulations: 64% to 96%), \
             helps others or above 30% (8 in 10 simulations: 24% to 36%)."
        ), "{}", chart.alt);
    }
}
