//! A tile map: one tile a district, in rows and columns that follow the real map, not to scale.
//!
//! A tile is shaded by its median, in three steps that stay apart in grey, and says its numbers too: nobody has to
//! read a colour.

mod face;

use super::canvas::Type;
use super::check::Check;
use super::number::{significant, thousands};
use super::page::{Area, Entry, LABEL, Mark, Page, count, lines, set_block};
use super::spread::{self, FIGURES, Spread};
use super::theme::{GAP, GREY, GRID};
use super::{Caption, Chart, ChartError};
use face::{SHADES, Steps, draw_tile, face};

/// Most tiles on a page.
const MOST: usize = 96;
/// Most tiles beside each other: more would have no room for words.
const ACROSS: i32 = 8;
/// Height that the rows share where they have no need of more.
const ROWS: f64 = 640.0;
/// Widest tile.
const WIDEST: f64 = 420.0;
/// Gap between tiles.
const BETWEEN: f64 = 12.0;

/// One district.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tile {
    /// What it is called. Example: `St Helens`.
    pub label: String,
    /// Column from the left and row from the top.
    pub place: (i32, i32),
    /// Its P10, median and P90; `None` where it has none.
    pub figure: Option<[f64; 3]>,
}

/// Districts on a tile map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tiles {
    /// The words around the chart.
    pub caption: Caption,
    /// What is shown in each tile, with its unit. Example: `Net additional jobs in 2033/34`.
    pub axis: String,
    /// What a district without a figure has none of. Example: `no activity here`.
    pub nothing: String,
    /// The districts.
    pub tiles: Vec<Tile>,
    /// P10, median and P90 of what is in none of them, if there is any.
    pub not_placed: Option<[f64; 3]>,
}

/// Median and range of a figure.
const fn spread([p10, p50, p90]: [f64; 3]) -> Spread {
    Spread { p10, p50, p90 }
}

/// A number to two figures, without a part of a job beside tens of them.
fn written(value: f64, highest: f64) -> String {
    if value.abs() < 10.0 && highest.abs() >= 10.0 {
        thousands(value, 0)
    } else {
        significant(value, FIGURES)
    }
}

/// Median and range in words.
fn beside_each_other([p10, p50, p90]: [f64; 3]) -> String {
    let [low, middle, high] = [p10, p50, p90].map(|value| written(value, p90));
    format!("{middle} ({low} to {high})")
}

impl Tiles {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there are no districts or more than fit, values cannot be drawn, or percentiles cross.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        self.check()?;
        let (steps, widths, rows) = (self.steps(), self.columns(), self.rows());
        let words = steps.words();
        let mut key: Vec<Entry> = words
            .iter()
            .zip(SHADES)
            .map(|(words, (shade, _))| Entry(Mark::Bar(shade), words))
            .collect();
        if self.tiles.iter().any(|tile| tile.figure.is_none()) {
            key.push(Entry(Mark::Bar(GRID), &self.nothing));
        }
        let axis = format!(
            "{}: median, and the range of 8 in 10 simulations",
            self.axis
        );
        let side = ((Page::room() - BETWEEN * (count(widths) - 1.0)) / count(widths)).min(WIDEST);
        let high = self
            .tiles
            .iter()
            .map(|tile| face(tile, side).height())
            .fold(side.min(ROWS / count(rows)), f64::max);
        let foot = self.foot();
        let needed =
            (high + BETWEEN) * count(rows) + LABEL.leading() * count(foot.len()) + 3.0 * GAP;
        let mut page = Page::new(&self.caption, &axis, &key, needed);
        let all = side * count(widths) + BETWEEN * (count(widths) - 1.0);
        let left = f64::midpoint(page.body.left, page.body.right) - all / 2.0;
        let first = self.first();
        for tile in &self.tiles {
            let step =
                |place: i32, from: i32, size: f64| f64::from(place - from) * (size + BETWEEN);
            let left = left + step(tile.place.0, first.0, side);
            let top = page.body.top + GAP + step(tile.place.1, first.1, high);
            let area = Area {
                left,
                top,
                right: left + side,
                bottom: top + high,
            };
            draw_tile(&mut page.canvas, tile, area, &steps);
        }
        let grey = Type {
            colour: GREY,
            ..LABEL
        };
        let below = page.body.top + GAP + (high + BETWEEN) * count(rows);
        let middle = below + GAP + LABEL.leading() * count(foot.len()) / 2.0;
        set_block(
            &mut page.canvas,
            (page.body.left, middle),
            &foot,
            grey,
            false,
        );
        page.finish(self.alt())
    }

    fn check(&self) -> Result<(), ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        check.count("districts", &self.tiles, MOST)?;
        let columns = self.columns();
        let most = usize::try_from(ACROSS).unwrap_or(0);
        if columns > most {
            return Err(ChartError::TooMany {
                chart: self.caption.name.clone(),
                what: "columns of districts".into(),
                most,
                found: columns,
            });
        }
        for tile in &self.tiles {
            if let Some(figure) = tile.figure {
                spread(figure).check(check, &tile.label)?;
            }
        }
        self.not_placed
            .map_or(Ok(()), |figure| spread(figure).check(check, "not placed"))
    }

    /// The leftmost column and the topmost row.
    fn first(&self) -> (i32, i32) {
        let least = |part: fn(&Tile) -> i32| self.tiles.iter().map(part).min().unwrap_or(0);
        (least(|tile| tile.place.0), least(|tile| tile.place.1))
    }

    /// How many columns the districts take.
    fn columns(&self) -> usize {
        self.span(self.first().0, |tile| tile.place.0)
    }

    /// How many rows they take.
    fn rows(&self) -> usize {
        self.span(self.first().1, |tile| tile.place.1)
    }

    /// How many there are from the first to the last.
    fn span(&self, first: i32, part: fn(&Tile) -> i32) -> usize {
        let most = self.tiles.iter().map(part).max().unwrap_or(0);
        usize::try_from(most - first + 1).unwrap_or(1)
    }

    fn steps(&self) -> Steps {
        let medians = self.tiles.iter().filter_map(|tile| Some(tile.figure?[1]));
        Steps::up_to(medians.fold(0.0, f64::max))
    }

    /// What is said below the tiles.
    fn foot(&self) -> Vec<String> {
        let room = Page::room();
        let rest = self.not_placed.map(|figure| {
            let written = beside_each_other(figure);
            format!("Not placed in any district: {written}.")
        });
        let rest = rest.map_or_else(Vec::new, |text| lines(&text, LABEL, room));
        let how = "One tile a district, placed as on a map and not to scale; the median decides the shade.";
        [rest, lines(how, LABEL, room)].concat()
    }

    fn alt(&self) -> String {
        let tiles = self.tiles.iter().map(|tile| match tile.figure {
            Some(figure) => format!("{} {}", tile.label, beside_each_other(figure)),
            None => format!("{} {}", tile.label, self.nothing),
        });
        let rest = self
            .not_placed
            .map(|figure| format!("not placed {}", beside_each_other(figure)));
        spread::told(&self.axis, tiles.chain(rest))
    }
}

#[cfg(test)]
mod tests;
