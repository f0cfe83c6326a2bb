//! How cells look: one font, black on white, meaning never in colour alone.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use super::page::Digits;

/// The font, which every office program has or has a twin of.
pub(super) const FONT: &str = "Arial";
/// Its size, in points.
const SIZE: f64 = 11.0;
/// Lines of tables: 3.5 : 1 on white.
const RULE: Color = Color::RGB(0x85_85_85);
/// Links: 8.6 : 1 on white.
const LINK: Color = Color::RGB(0x1A_3E_8C);

/// Text as it stands.
pub(super) fn text() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_size(SIZE)
        .set_align(FormatAlign::Top)
}

/// Text that breaks at the column's edge.
pub(super) fn wrapped() -> Format {
    text().set_text_wrap()
}

/// The title of a sheet.
pub(super) fn title() -> Format {
    text().set_bold().set_font_size(16)
}

/// A heading within a sheet.
pub(super) fn heading() -> Format {
    wrapped().set_bold().set_font_size(13)
}

/// A heading below that.
pub(super) fn subheading() -> Format {
    wrapped().set_bold()
}

/// A link.
pub(super) fn link() -> Format {
    text()
        .set_font_color(LINK)
        .set_underline(FormatUnderline::Single)
}

/// The heading of a column.
pub(super) fn column(right: bool) -> Format {
    side(wrapped().set_bold(), right)
        .set_align(FormatAlign::Bottom)
        .set_border_bottom(FormatBorder::Medium)
}

/// A cell of a table.
pub(super) fn cell(total: bool) -> Format {
    let format = text()
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(RULE);
    if total { format.set_bold() } else { format }
}

/// Words in a column of a table.
pub(super) fn words(total: bool, right: bool) -> Format {
    side(cell(total), right).set_text_wrap()
}

/// A number of a table.
pub(super) fn number(total: bool, digits: Digits) -> Format {
    let format = side(cell(total), true);
    match digits {
        Digits::Decimals(places) => format.set_num_format(pattern("#,##0", places, "")),
        Digits::Percent(places) => format.set_num_format(pattern("0", places, "%")),
        Digits::Full => format,
    }
}

/// A format for numbers: `#,##0.00`.
pub(super) fn pattern(whole: &str, places: usize, ending: &str) -> String {
    let point = if places > 0 { "." } else { "" };
    format!("{whole}{point}{}{ending}", "0".repeat(places))
}

fn side(format: Format, right: bool) -> Format {
    format.set_align(if right {
        FormatAlign::Right
    } else {
        FormatAlign::Left
    })
}
