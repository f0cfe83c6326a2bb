//! What all charts share: title, subtitle, axis title, key and source around an empty body.

use super::canvas::{Anchor, Canvas, Point, Type};
use super::font::{Weight, width, wrap};
use super::theme::{
    Colour, GAP, GREY, HEIGHT, INK, LEADING, LONG_TITLE, MARGIN, SUBTITLE, Stroke, TEXT, TITLE,
    WIDTH,
};
use super::{Caption, Chart, ChartError, whisker};

/// Width of a mark in the key.
const MARK: f64 = 56.0;
/// Gap between two entries of the key.
const BETWEEN: f64 = 40.0;

/// Share of a full line that paragraphs fill: the rest is for machines that have only wider fonts.
const FULL: f64 = 0.95;

/// Labels of running text.
pub(crate) const LABEL: Type = Type {
    size: TEXT,
    weight: Weight::Regular,
    colour: INK,
    anchor: Anchor::Start,
};

impl Type {
    /// The same, placed by its middle.
    pub(crate) const fn middle(self) -> Self {
        Self {
            anchor: Anchor::Middle,
            ..self
        }
    }

    /// The same, placed by its end.
    pub(crate) const fn end(self) -> Self {
        Self {
            anchor: Anchor::End,
            ..self
        }
    }

    /// The same, heavier.
    pub(crate) const fn strong(self) -> Self {
        Self {
            weight: Weight::Semibold,
            ..self
        }
    }

    /// Distance from line to line.
    pub(crate) fn leading(self) -> f64 {
        self.size * LEADING
    }
}

/// A rectangle on the canvas.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Area {
    /// Left edge.
    pub(crate) left: f64,
    /// Upper edge.
    pub(crate) top: f64,
    /// Right edge.
    pub(crate) right: f64,
    /// Lower edge.
    pub(crate) bottom: f64,
}

impl Area {
    /// From left to right.
    pub(crate) fn width(self) -> f64 {
        self.right - self.left
    }

    /// From top to bottom.
    pub(crate) fn height(self) -> f64 {
        self.bottom - self.top
    }
}

/// A mark explained in the key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Mark {
    /// A filled band with edges.
    Band(Colour, Stroke),
    /// A filled bar.
    Bar(Colour),
    /// A line.
    Line(Stroke),
    /// A circle.
    Disc(Colour),
    /// A short upright line.
    Tick(Colour),
    /// A diamond.
    Diamond(Colour),
    /// A thin line with caps.
    Whisker,
    /// No mark, only words.
    None,
}

/// An entry of the key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Entry<'a>(pub(crate) Mark, pub(crate) &'a str);

/// A chart with everything but its body.
#[derive(Debug, Clone)]
pub(crate) struct Page<'a> {
    caption: &'a Caption,
    /// The sheet.
    pub(crate) canvas: Canvas,
    /// The empty part.
    pub(crate) body: Area,
}

impl<'a> Page<'a> {
    /// Writes all around a body of at least `height` pixels; `axis` is the title above the axis.
    pub(crate) fn new(caption: &'a Caption, axis: &str, key: &[Entry], height: f64) -> Self {
        let room = Self::room();
        let source = lines(&caption.source, LABEL, room);
        let foot = LABEL.leading() * count(source.len()) + MARGIN * 0.8;
        let mut canvas = Canvas::new(HEIGHT);
        let mut top = MARGIN * 0.8;
        for (text, set, after) in head(caption) {
            top = paragraph(&mut canvas, top, &lines(text, set, room), set) + after;
        }
        top = axis_and_key(&mut canvas, top + 18.0, axis, key);
        let bottom = (HEIGHT - foot).max(top + height);
        canvas.resize(bottom + foot);
        let small = Type {
            colour: GREY,
            ..LABEL
        };
        paragraph(&mut canvas, bottom + 6.0, &source, small);
        Self {
            caption,
            canvas,
            body: Area {
                left: MARGIN,
                top: top + GAP,
                right: WIDTH - MARGIN,
                bottom: bottom - 10.0,
            },
        }
    }

    /// Width of running text.
    pub(crate) const fn room() -> f64 {
        (WIDTH - 2.0 * MARGIN) * FULL
    }

    /// Says so in the middle of `area` if all values are zero.
    pub(crate) fn note_zero(&mut self, area: Area, values: impl Iterator<Item = f64>) {
        self.note_nothing(area, values, "Every value is zero in this scenario");
    }

    /// Writes `note` in the middle of `area` if all values are zero.
    pub(crate) fn note_nothing(
        &mut self,
        area: Area,
        mut values: impl Iterator<Item = f64>,
        note: &str,
    ) {
        if values.all(|v| v == 0.0) {
            let middle = (
                f64::midpoint(area.left, area.right),
                f64::midpoint(area.top, area.bottom),
            );
            self.canvas.label(middle, note, LABEL.middle(), true);
        }
    }

    /// The finished chart.
    pub(crate) fn finish(self, alt: String) -> Result<Chart, ChartError> {
        self.canvas.finish(self.caption, alt)
    }
}

/// Title and subtitle, how they are set, and the gap after them.
fn head(caption: &Caption) -> [(&str, Type, f64); 2] {
    let mut title = Type {
        size: TITLE,
        ..LABEL.strong()
    };
    if lines(&caption.title, title, Page::room()).len() > 2 {
        title.size = LONG_TITLE;
    }
    let subtitle = Type {
        size: SUBTITLE,
        colour: GREY,
        ..LABEL
    };
    [
        (&caption.title, title, 4.0),
        (&caption.subtitle, subtitle, 0.0),
    ]
}

/// `text` in lines no wider than `room`.
pub(crate) fn lines(text: &str, set: Type, room: f64) -> Vec<String> {
    wrap(text, set.size, set.weight, room)
}

/// Writes `lines` from the left margin and returns where they end.
fn paragraph(canvas: &mut Canvas, top: f64, lines: &[String], set: Type) -> f64 {
    let mut y = top;
    for line in lines {
        canvas.words((MARGIN, y + set.size), line, set);
        y += set.leading();
    }
    y
}

/// Writes `lines` as a block with its middle at the height of `place`.
pub(crate) fn block(canvas: &mut Canvas, place: Point, lines: &[String], set: Type) {
    set_block(canvas, place, lines, set, false);
}

/// The same, on white if something may lie behind it.
pub(crate) fn set_block(
    canvas: &mut Canvas,
    place: Point,
    lines: &[String],
    set: Type,
    on_white: bool,
) {
    let first = place.1 - set.leading() * (count(lines.len()) - 1.0) / 2.0;
    for (line, y) in lines.iter().zip(0_u8..) {
        let y = first + f64::from(y) * set.leading();
        canvas.label((place.0, y), line, set, on_white);
    }
}

/// Writes the axis title at the left and the key at the right, below it if there is no room, and returns where they
/// end.
fn axis_and_key(canvas: &mut Canvas, top: f64, axis: &str, key: &[Entry]) -> f64 {
    let room = WIDTH - 2.0 * MARGIN;
    let axis_lines = lines(axis, LABEL, room);
    let axis_width = super::font::widest(&axis_lines, TEXT, Weight::Regular);
    let widths: Vec<f64> = key.iter().map(entry_width).collect();
    let total = widths.iter().sum::<f64>() + BETWEEN * (count(key.len()) - 1.0).max(0.0);
    let beside = axis_lines.len() <= 1 && axis_width + BETWEEN + total <= room;
    let mut y = top + LABEL.leading() / 2.0;
    let mut x = MARGIN;
    for line in &axis_lines {
        canvas.label((MARGIN, y), line, LABEL, false);
        y += LABEL.leading();
    }
    if key.is_empty() {
        return y - LABEL.leading() / 2.0;
    }
    if beside {
        x = WIDTH - MARGIN - total;
        y = top + LABEL.leading() / 2.0;
    }
    for (entry, width) in key.iter().zip(widths) {
        if x > MARGIN && x + width > WIDTH - MARGIN + 1.0 {
            x = MARGIN;
            y += LABEL.leading();
        }
        draw_entry(canvas, (x, y), entry);
        x += width + BETWEEN;
    }
    y + LABEL.leading() / 2.0
}

/// Width of an entry with its mark.
fn entry_width(Entry(mark, text): &Entry) -> f64 {
    mark_width(*mark) + width(text, TEXT, Weight::Regular)
}

/// Width of a mark and the gap after it.
fn mark_width(mark: Mark) -> f64 {
    match mark {
        Mark::None => 0.0,
        Mark::Disc(_) | Mark::Tick(_) => MARK / 2.0 + GAP / 2.0,
        Mark::Diamond(_) => MARK / 2.0 + GAP,
        Mark::Band(..) | Mark::Bar(_) | Mark::Line(_) | Mark::Whisker => MARK + GAP,
    }
}

/// Draws an entry from `place` on.
fn draw_entry(canvas: &mut Canvas, (x, y): Point, Entry(mark, text): &Entry) {
    match *mark {
        Mark::Band(colour, edge) => {
            canvas.block((x, y - 14.0), (x + MARK, y + 14.0), colour);
            for edge_y in [y - 14.0, y + 14.0] {
                canvas.line(&[(x, edge_y), (x + MARK, edge_y)], edge);
            }
        }
        Mark::Bar(colour) => canvas.block((x, y - 14.0), (x + MARK, y + 14.0), colour),
        Mark::Line(stroke) => canvas.line(&[(x, y), (x + MARK, y)], stroke),
        Mark::Disc(colour) => canvas.disc((x + MARK / 4.0, y), 11.0, colour),
        Mark::Tick(colour) => tick(canvas, (x + MARK / 4.0, y), colour),
        Mark::Diamond(colour) => canvas.diamond((x + MARK / 4.0, y), 15.0, colour),
        Mark::Whisker => whisker::draw(canvas, (x + 2.0, x + MARK - 2.0), y),
        Mark::None => {}
    }
    canvas.label((x + mark_width(*mark), y), text, LABEL, false);
}

/// Draws a short upright line with a white edge.
pub(crate) fn tick(canvas: &mut Canvas, (x, y): Point, colour: Colour) {
    canvas.cased_line(&[(x, y - 22.0), (x, y + 22.0)], Stroke::solid(colour, 7));
}

/// A number of things.
pub(crate) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
