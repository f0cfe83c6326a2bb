//! Colours, sizes and strokes of all charts, in one place.
//!
//! Colours are the UK Government Analysis Function's palette. Lengths are in canvas pixels; the canvas is shown at
//! half size, so 32 here is 16 CSS pixels or 12 pt on the page: the smallest text there is.

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Colour {
    /// Red, green and blue.
    pub(crate) rgb: (u8, u8, u8),
    /// 1 = opaque.
    pub(crate) opacity: f64,
}

impl Colour {
    /// An opaque colour.
    const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self {
            rgb: (red, green, blue),
            opacity: 1.0,
        }
    }

    /// The same colour, seen through.
    pub(crate) const fn faint(self, opacity: f64) -> Self {
        Self {
            rgb: self.rgb,
            opacity,
        }
    }
}

/// Words.
pub(crate) const INK: Colour = Colour::new(0x0b, 0x0c, 0x0c);
/// Lesser words: 7.0 : 1 on white.
pub(crate) const GREY: Colour = Colour::new(0x50, 0x5a, 0x5f);
/// Gridlines.
pub(crate) const GRID: Colour = Colour::new(0xd9, 0xd9, 0xd9);
/// Axis lines and leaders.
pub(crate) const AXIS: Colour = Colour::new(0x3d, 0x3d, 0x3d);
/// Page.
pub(crate) const WHITE: Colour = Colour::new(0xff, 0xff, 0xff);
/// First of the categories; medians.
pub(crate) const NAVY: Colour = Colour::new(0x12, 0x43, 0x6d);
/// Second of the categories.
pub(crate) const TURQUOISE: Colour = Colour::new(0x28, 0xa1, 0x97);
/// Third of the categories; targets and promises.
pub(crate) const PINK: Colour = Colour::new(0x80, 0x16, 0x50);
/// Fourth of the categories; central case, losses.
pub(crate) const ORANGE: Colour = Colour::new(0xf4, 0x6a, 0x25);
/// Green of a rating: always with its word.
pub(crate) const RATED_GREEN: Colour = Colour::new(0x00, 0x70, 0x3c);
/// Amber of a rating: always with its word.
pub(crate) const RATED_AMBER: Colour = Colour::new(0xff, 0xbf, 0x00);
/// Red of a rating: always with its word.
pub(crate) const RATED_RED: Colour = Colour::new(0xd4, 0x35, 0x1c);
/// Inner band of a fan.
pub(crate) const BLUE: Colour = Colour::new(0x20, 0x73, 0xbc);
/// Outer band of a fan: always with a [`BLUE`] edge, because it is only 2.4 : 1 on white.
pub(crate) const LIGHT_BLUE: Colour = Colour::new(0x6b, 0xac, 0xe6);
/// Categories in their order.
pub(crate) const CATEGORIES: [Colour; 4] = [NAVY, TURQUOISE, PINK, ORANGE];

/// Width of the canvas.
pub(crate) const WIDTH: f64 = 1800.0;
/// Height of the canvas, unless a figure needs more.
pub(crate) const HEIGHT: f64 = 1120.0;
/// Empty edge of the canvas.
pub(crate) const MARGIN: f64 = 40.0;
/// Size of labels: 12 pt on the page.
pub(crate) const TEXT: f64 = 32.0;
/// Size of the subtitle.
pub(crate) const SUBTITLE: f64 = 34.0;
/// Size of the title.
pub(crate) const TITLE: f64 = 46.0;
/// Size of a title that would not fit on two lines.
pub(crate) const LONG_TITLE: f64 = 40.0;
/// Distance from baseline to baseline, as a multiple of the size.
pub(crate) const LEADING: f64 = 1.25;
/// Gap between a label and what it belongs to.
pub(crate) const GAP: f64 = 14.0;

/// How a line is broken up: lengths of stroke and gap in turn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Dash {
    /// Unbroken.
    Solid,
    /// Long dashes.
    Dashed,
    /// Dots.
    Dotted,
    /// Very long dashes.
    Long,
    /// Dots far from each other.
    Sparse,
}

impl Dash {
    /// Lengths of stroke and gap; `None` if unbroken.
    pub(crate) const fn pattern(self) -> Option<(f64, f64)> {
        match self {
            Self::Solid => None,
            Self::Dashed => Some((22.0, 12.0)),
            Self::Dotted => Some((7.0, 9.0)),
            Self::Long => Some((54.0, 12.0)),
            Self::Sparse => Some((9.0, 20.0)),
        }
    }
}

/// A line's colour, width and dash.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stroke {
    /// Colour.
    pub(crate) colour: Colour,
    /// Width in pixels.
    pub(crate) width: u32,
    /// Dash.
    pub(crate) dash: Dash,
}

impl Stroke {
    /// An unbroken line.
    pub(crate) const fn solid(colour: Colour, width: u32) -> Self {
        Self {
            colour,
            width,
            dash: Dash::Solid,
        }
    }

    /// A line with `dash`.
    pub(crate) const fn broken(colour: Colour, width: u32, dash: Dash) -> Self {
        Self {
            colour,
            width,
            dash,
        }
    }
}

/// Gridline.
pub(crate) const GRIDLINE: Stroke = Stroke::solid(GRID, 2);
/// Axis and zero line.
pub(crate) const AXIS_LINE: Stroke = Stroke::solid(AXIS, 3);
/// Thin line from a label to what it names.
pub(crate) const LEADER: Stroke = Stroke::solid(AXIS, 2);
/// Median.
pub(crate) const MEDIAN: Stroke = Stroke::solid(NAVY, 6);
/// Central case.
pub(crate) const CENTRAL: Stroke = Stroke::broken(ORANGE, 6, Dash::Dashed);
/// Target or promise.
pub(crate) const TARGET: Stroke = Stroke::broken(PINK, 5, Dash::Dotted);
/// Edge of a fan's outer band.
pub(crate) const BAND_EDGE: Stroke = Stroke::solid(BLUE, 3);
