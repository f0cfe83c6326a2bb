//! How broad the columns of a table are, and whether it needs broad pages.
//!
//! A word processor would find out by itself, but each in its own way, and some only when the file is
//! opened by hand. Columns are as broad as their longest cell where that fits; otherwise they share the
//! page so that the longest cells have the fewest lines, and none is narrower than its longest word.

/// The breadth of text on an upright page of A4, in twips.
pub(super) const UPRIGHT: usize = 9_638;

/// The breadth of text on a broad page of A4, in twips.
pub(super) const BROAD: usize = 14_570;

/// The letters of tables in points, unless they do not fit.
pub(super) const USUAL: usize = 9;

/// The smallest letters of tables in points.
const SMALLEST: usize = 7;

/// The space on both sides of a cell's text, and a little for fonts that are broader than Arial.
const PADDING: f64 = 175.0;

/// Twips to a point.
const TWIPS: f64 = 20.0;

/// A word longer than this many letters' heights is broken.
const LONGEST_WORD: f64 = 13.0;

/// A heading takes this breadth, rather than more than three lines.
const HEADING: f64 = 4.5;

/// With this many columns a broad page is of no use.
const FEW_COLUMNS: usize = 3;

/// A page and letters that a table may have.
struct Try {
    landscape: bool,
    points: usize,
    /// A cell of more lines asks for the next.
    most_lines: f64,
}

/// Which are tried, in this order.
const TRIED: [Try; 5] = [
    Try::new(false, USUAL, 6.0),
    Try::new(false, 8, 4.0),
    Try::new(true, USUAL, 6.0),
    Try::new(true, 8, 12.0),
    Try::new(true, SMALLEST, f64::INFINITY),
];

impl Try {
    const fn new(landscape: bool, points: usize, most_lines: f64) -> Self {
        Self {
            landscape,
            points,
            most_lines,
        }
    }
}

/// How broad the texts of a column are, in heights of its letters.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Breadth {
    /// The longest word.
    pub(super) word: f64,
    /// The longest text.
    pub(super) text: f64,
}

impl Breadth {
    /// With a cell more.
    pub(super) fn with_cell(self, text: &str) -> Self {
        self.with(breadth(text), text)
    }

    /// With a heading, which is bold and stands in two or three lines.
    pub(super) fn with_heading(self, text: &str) -> Self {
        let bold = Self::default().with(breadth(text), text);
        Self {
            word: self
                .word
                .max(1.1 * bold.word)
                .max((1.1 * bold.text / 3.0).min(HEADING)),
            text: self.text.max(0.7 * bold.text + 0.4).max(1.1 * bold.word),
        }
    }

    fn with(self, whole: f64, text: &str) -> Self {
        let word = text.split_whitespace().map(breadth).fold(0.0, f64::max);
        Self {
            word: self.word.max(word.min(LONGEST_WORD)),
            text: self.text.max(whole),
        }
    }
}

/// How a table stands on its page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// Whether the page is broader than high.
    pub(super) landscape: bool,
    /// The size of its letters in points.
    pub(super) points: usize,
    /// The width of each column in twips.
    pub(super) widths: Vec<usize>,
}

impl Layout {
    /// Of columns whose texts have these breadths.
    pub(super) fn of(columns: &[Breadth]) -> Self {
        for tried in TRIED {
            let page = if tried.landscape { BROAD } else { UPRIGHT };
            let most_lines = if columns.len() <= FEW_COLUMNS {
                f64::INFINITY
            } else {
                tried.most_lines
            };
            if let Some(widths) = shared(columns, tried.points, page, most_lines) {
                return Self {
                    landscape: tried.landscape,
                    points: tried.points,
                    widths,
                };
            }
        }
        Self {
            landscape: true,
            points: SMALLEST,
            widths: squeezed(columns, BROAD),
        }
    }

    /// How many lines a text has in a column.
    pub(super) fn lines(&self, column: usize, text: &str) -> usize {
        let width = self.widths.get(column).copied().unwrap_or(UPRIGHT) as f64;
        // Words do not fill lines to their ends.
        whole(1.15 * twips(breadth(text), self.points) / (width - PADDING).max(1.0)).max(1)
    }
}

/// Widths that fill no more than the page, or nothing where words or lines do not fit.
fn shared(columns: &[Breadth], points: usize, page: usize, most_lines: f64) -> Option<Vec<usize>> {
    let width = |column: &Breadth, lines: f64| {
        let least = twips(column.word, points);
        (twips(column.text, points) / lines).max(least) + PADDING
    };
    let all = |lines: f64| {
        columns
            .iter()
            .map(|column| width(column, lines))
            .sum::<f64>()
    };
    let page = page as f64;
    let mut lines = 1.0;
    if all(lines) > page {
        if all(f64::INFINITY) > page {
            return None;
        }
        // The fewest lines that fit, found by halving: fewer lines are always broader.
        let (mut fewest, mut enough) = (1.0, 1.0);
        while all(enough) > page {
            fewest = enough;
            enough *= 2.0;
        }
        for _ in 0..30 {
            let middle = 0.5 * (fewest + enough);
            if all(middle) > page {
                fewest = middle;
            } else {
                enough = middle;
            }
        }
        lines = enough;
    }
    (lines <= most_lines).then(|| {
        columns
            .iter()
            .map(|column| whole(width(column, lines).floor()))
            .collect()
    })
}

/// Widths in proportion to words that do not fit.
fn squeezed(columns: &[Breadth], page: usize) -> Vec<usize> {
    let all = columns.iter().map(|column| column.word + 0.5).sum::<f64>();
    columns
        .iter()
        .map(|column| whole((page as f64 * (column.word + 0.5) / all).floor()).max(1))
        .collect()
}

fn twips(breadth: f64, points: usize) -> f64 {
    breadth * points as f64 * TWIPS
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "lengths on a page: not negative, and small"
)]
fn whole(length: f64) -> usize {
    length.ceil() as usize
}

/// How broad a text is in Arial, in heights of its letters.
fn breadth(text: &str) -> f64 {
    text.chars().map(letter).sum()
}

fn letter(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '’' | '‘' | '|' => 0.23,
        'f' | 't' | 'I' | ' ' | '.' | ',' | ':' | ';' | '/' | '\\' | '!' | '[' | ']' => 0.28,
        'r' | '(' | ')' | '-' | '“' | '”' | '"' => 0.34,
        'm' | 'M' | 'w' => 0.83,
        'W' | '%' | '@' => 0.95,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 0.5,
        'a'..='z' | '0'..='9' | '£' | '–' | '#' | '$' | '+' | '−' | '=' | '~' => 0.57,
        'A'..='Z' | '&' => 0.7,
        c if c.is_ascii() => 0.57,
        c if c.is_alphabetic() && u32::from(c) < 0x2000 => 0.65,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(heading: &str, cells: &[&str]) -> Breadth {
        cells
            .iter()
            .fold(Breadth::default().with_heading(heading), |breadth, cell| {
                breadth.with_cell(cell)
            })
    }

    #[test]
    fn a_small_table_is_as_broad_as_its_cells() {
        let layout = Layout::of(&[column("Year", &["2033/34"]), column("P50", &["510"])]);
        assert!(!layout.landscape);
        assert_eq!(layout.points, USUAL);
        assert!(
            layout.widths.iter().sum::<usize>() < UPRIGHT / 4,
            "{layout:?}"
        );
    }

    #[test]
    fn many_columns_need_a_broad_page_and_then_smaller_letters() {
        let layout = |count| Layout::of(&vec![column("Promised", &["10,000 jobs"]); count]);
        let pages: Vec<(bool, usize)> = [4, 12, 17, 40]
            .map(layout)
            .iter()
            .map(|layout| (layout.landscape, layout.points))
            .collect();
        assert_eq!(pages, [(false, 9), (true, 9), (true, 7), (true, 7)]);
        for count in 1..60 {
            let layout = layout(count);
            let page = if layout.landscape { BROAD } else { UPRIGHT };
            assert!(layout.widths.iter().sum::<usize>() <= page, "{count}");
        }
    }

    #[test]
    fn a_long_text_takes_the_room_that_numbers_leave() {
        let text = "a promise with a very long explanation of what was promised ".repeat(6);
        let layout = Layout::of(&[column("Promise", &[&text]), column("P50", &["1,100"])]);
        assert!(!layout.landscape);
        assert!(layout.widths[0] > 10 * layout.widths[1], "{layout:?}");
        assert!(layout.widths.iter().sum::<usize>() <= UPRIGHT);
        assert!((4..=5).contains(&layout.lines(0, &text)));
    }

    #[test]
    fn a_word_of_ten_thousand_letters_leaves_room_for_others() {
        let word = "x".repeat(10_000);
        let layout = Layout::of(&[column("Name", &[&word]), column("Place", &["Liverpool"])]);
        assert!(layout.widths[1] > 800, "{layout:?}");
    }
}
