//! A tile map: one tile a district, in rows and columns that follow the real map, not to scale.
//!
//! A tile is shaded by its median, in three steps that stay apart in grey, and says its numbers too: nobody has to
//! read a colour.

use super::canvas::{Canvas, Type};
use super::check::Check;
use super::number::{given, significant, thousands};
use super::page::{Area, Entry, LABEL, Mark, Page, count, lines, set_block};
use super::spread::{self, FIGURES, Spread};
use super::theme::{AXIS, BLUE, Colour, GAP, GREY, GRID, INK, LIGHT_BLUE, NAVY, Stroke, WHITE};
use super::{Caption, Chart, ChartError};

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
/// Empty edge inside a tile.
const INSIDE: f64 = 12.0;
/// How the name of a district is set.
const NAME: f64 = 36.0;
/// How its median is set.
const MEDIAN: f64 = 60.0;
/// How its range is set.
const RANGE: f64 = 36.0;
/// Edge of a tile in which there is nothing.
const EDGE: Stroke = Stroke::solid(AXIS, 2);

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
        let (steps, widths) = (self.steps(), self.columns());
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
            .fold(side.min(ROWS / count(self.rows())), f64::max);
        let rows = self.rows();
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
        let most = self
            .tiles
            .iter()
            .map(|tile| tile.place.0)
            .max()
            .unwrap_or(0);
        usize::try_from(most - self.first().0 + 1).unwrap_or(1)
    }

    /// How many rows they take.
    fn rows(&self) -> usize {
        let most = self
            .tiles
            .iter()
            .map(|tile| tile.place.1)
            .max()
            .unwrap_or(0);
        usize::try_from(most - self.first().1 + 1).unwrap_or(1)
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

/// The shades of the three steps, from few to many, and the colour of words on them.
const SHADES: [(Colour, Colour); 3] = [(LIGHT_BLUE, INK), (BLUE, WHITE), (NAVY, WHITE)];

/// From which medians on the second and the third shade begin.
struct Steps([f64; 2]);

impl Steps {
    /// Three steps of about the same length, at round numbers.
    fn up_to(most: f64) -> Self {
        Self([most / 3.0, 2.0 * most / 3.0].map(round))
    }

    /// Shade and words of a median.
    fn of(&self, median: f64) -> (Colour, Colour) {
        let step = self
            .0
            .iter()
            .filter(|from| **from > 0.0 && median >= **from)
            .count();
        SHADES[step.min(2)]
    }

    fn words(&self) -> Vec<String> {
        let [second, third] = self.0.map(given);
        if self.0[0] <= 0.0 {
            return vec!["none, or fewer".to_owned()];
        }
        vec![
            format!("fewer than {second}"),
            format!("{second} to {third}"),
            format!("{third} or more"),
        ]
    }
}

/// To one significant figure, or to a half of it, whichever is nearer.
fn round(value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let unit = 10_f64.powf(value.log10().floor()) / 2.0;
    ((value / unit).round() * unit).max(0.01)
}

/// What a tile says.
struct Face {
    words: Vec<(Vec<String>, f64, bool)>,
}

impl Face {
    fn height(&self) -> f64 {
        let words = self.words.iter();
        let each = words.map(|(lines, size, _)| count(lines.len()) * size * 1.2);
        each.sum::<f64>() + 2.0 * INSIDE + 2.0 * GAP
    }
}

fn face(tile: &Tile, side: f64) -> Face {
    let room = side - 2.0 * INSIDE;
    let set = |text: &str, size: f64, strong: bool| {
        let set = if strong { LABEL.strong() } else { LABEL };
        (lines(text, Type { size, ..set }, room), size, strong)
    };
    // Small tiles have no room for large words.
    let scale = if side < 300.0 { LABEL.size } else { 0.0 };
    let size = |usual: f64| {
        if scale > 0.0 {
            usual.min(scale * 1.25).max(scale)
        } else {
            usual
        }
    };
    let small = if scale > 0.0 { LABEL.size } else { NAME };
    let mut words = vec![set(&tile.label, small, true)];
    if let Some([p10, p50, p90]) = tile.figure {
        let [low, middle, high] = [p10, p50, p90].map(|value| written(value, p90));
        words.push(set(&middle, size(MEDIAN), true));
        let small = if scale > 0.0 { LABEL.size } else { RANGE };
        words.push(set(&format!("{low} to {high}"), small, false));
    }
    Face { words }
}

fn draw_tile(canvas: &mut Canvas, tile: &Tile, area: Area, steps: &Steps) {
    let (shade, colour) = tile
        .figure
        .map_or((GRID, INK), |figure| steps.of(figure[1]));
    canvas.block((area.left, area.top), (area.right, area.bottom), shade);
    if tile.figure.is_none() {
        let corners = [
            (area.left, area.top),
            (area.right, area.top),
            (area.right, area.bottom),
            (area.left, area.bottom),
            (area.left, area.top),
        ];
        canvas.line(&corners, EDGE);
    }
    let face = face(tile, area.width());
    let x = f64::midpoint(area.left, area.right);
    let mut y = f64::midpoint(area.top, area.bottom) - face.height() / 2.0 + INSIDE + GAP;
    for (lines, size, strong) in &face.words {
        let set = if *strong { LABEL.strong() } else { LABEL };
        let set = Type {
            size: *size,
            colour,
            ..set.middle()
        };
        for line in lines {
            canvas.label((x, y + size * 0.6), line, set, false);
            y += size * 1.2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::testing::{assert_legible, caption, says};

    fn tile(label: &str, place: (i32, i32), p50: f64) -> Tile {
        Tile {
            label: label.into(),
            place,
            figure: Some([p50 * 0.5, p50, p50 * 1.8]),
        }
    }

    fn six() -> Tiles {
        Tiles {
            caption: caption("map"),
            axis: "Net additional jobs in 2033/34 (full-time equivalent)".into(),
            nothing: "no activity here".into(),
            tiles: vec![
                tile("Sefton", (2, 1), 14.0),
                tile("Knowsley", (3, 1), 96.0),
                Tile {
                    figure: None,
                    ..tile("St Helens", (4, 1), 0.0)
                },
                tile("Wirral", (1, 2), 210.0),
                tile("Liverpool", (2, 2), 1_480.0),
                tile("Halton", (3, 2), 640.0),
            ],
            not_placed: Some([3.0, 12.0, 31.0]),
        }
    }

    #[test]
    fn every_district_says_its_numbers_and_what_is_in_none_is_said_beneath() {
        let chart = six().draw().unwrap();
        assert_legible(&chart);
        for words in [
            "Liverpool",
            "1,500",
            "740 to 2,700",
            "St Helens",
            "no activity here",
        ] {
            assert!(says(&chart, words), "{words}");
        }
        assert!(
            chart
                .svg
                .contains("Not placed in any district: 12 (3 to 31)")
        );
        assert_eq!(
            chart.alt,
            "Net additional jobs in 2033/34 (full-time equivalent), median and the range of 8 in 10 simulations: \
             Sefton 14 (7 to 25); Knowsley 96 (48 to 170); St Helens no activity here; Wirral 210 (110 to 380); \
             Liverpool 1,500 (740 to 2,700); Halton 640 (320 to 1,200); not placed 12 (3 to 31)."
        );
    }

    #[test]
    fn shades_follow_the_median_in_three_steps_at_round_numbers() {
        let steps = six().steps();
        assert_eq!(
            steps.words(),
            ["fewer than 500", "500 to 1,000", "1,000 or more"]
        );
        for (median, shade) in [
            (14.0, LIGHT_BLUE),
            (640.0, BLUE),
            (1_480.0, NAVY),
            (-5.0, LIGHT_BLUE),
        ] {
            assert_eq!(steps.of(median).0, shade, "{median}");
        }
        assert_eq!(Steps::up_to(0.0).of(0.0).0, LIGHT_BLUE);
    }

    #[test]
    fn one_district_many_districts_long_names_and_losses_stay_legible() {
        let alone = Tiles {
            tiles: vec![tile(
                "Northshire and the Borough of Upper Riverside",
                (3, 7),
                -40.0,
            )],
            ..six()
        };
        let mut alone = alone;
        alone.tiles[0].figure = Some([-90.0, -40.0, 5.0]);
        assert_legible(&alone.draw().unwrap());
        let many = (0..48).map(|place| {
            tile(
                "Bath and North East Somerset",
                (1 + place % 8, 1 + place / 8),
                1_000.0 * f64::from(place),
            )
        });
        let many = Tiles {
            tiles: many.collect(),
            ..six()
        };
        assert_legible(&many.draw().unwrap());
        let nothing = Tiles {
            tiles: vec![tile("Empty", (1, 1), 0.0)],
            not_placed: None,
            ..six()
        };
        assert_legible(&nothing.draw().unwrap());
    }

    #[test]
    fn odd_data_is_an_error() {
        let with = |tiles: Vec<Tile>| Tiles { tiles, ..six() }.draw();
        assert!(with(Vec::new()).is_err());
        assert!(with(vec![tile("Odd", (1, 1), f64::NAN)]).is_err());
        assert!(with(vec![tile("Near", (1, 1), 1.0), tile("Far", (9, 1), 1.0)]).is_err());
    }
}
