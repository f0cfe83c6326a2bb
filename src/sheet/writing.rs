//! Sheets to be filled: as CSV, or as a workbook with the looks that all of ours have.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook,
    Worksheet, XlsxError,
};

/// The colour of headings and of their words.
pub const INK: Color = Color::RGB(0x1F_2A44);
/// The colour behind words that are explained.
pub const PALE: Color = Color::RGB(0xE8_EEF7);
/// The colour behind an example.
const EXAMPLE: Color = Color::RGB(0xFF_F2CC);

/// The workbook could not be made: a mistake of this program, never of its user.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be made: {0}")]
pub struct TemplateError(#[from] XlsxError);

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// Nothing.
    Nothing,
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

impl Entry {
    /// A text, or nothing where it is empty.
    pub fn text(text: &str) -> Self {
        match text {
            "" => Self::Nothing,
            text => Self::Text(text.to_owned()),
        }
    }

    /// Writes it into a cell.
    pub fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        format: &Format,
    ) -> Result<(), XlsxError> {
        match self {
            Self::Nothing => sheet.write_blank(row, column, format)?,
            Self::Number(value) => sheet.write_number_with_format(row, column, *value, format)?,
            Self::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
        };
        Ok(())
    }
}

/// Headings and rows as CSV. A mark at its beginning makes spreadsheets read `£` and `m²` right.
pub fn csv_text<'a>(headings: &[String], rows: impl IntoIterator<Item = &'a [Entry]>) -> String {
    let mut text = "\u{feff}".to_owned();
    let headings: Vec<String> = headings.iter().map(|heading| in_csv(heading)).collect();
    text.push_str(&headings.join(","));
    text.push_str("\r\n");
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|entry| match entry {
                Entry::Nothing => String::new(),
                Entry::Number(value) => value.to_string(),
                Entry::Text(text) => in_csv(text),
            })
            .collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn in_csv(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

/// A new workbook that is the same bytes whenever it is made.
pub fn workbook(title: &str) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(title)
            .set_author("regiocast")
            .set_creation_datetime(&made),
    );
    Ok(book)
}

/// The format of an example.
pub fn example() -> Format {
    Format::new()
        .set_background_color(EXAMPLE)
        .set_italic()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

/// Writes a heading in white on a colour, with help as a note.
pub fn heading(
    sheet: &mut Worksheet,
    column: u16,
    (text, help): (&str, &str),
    colour: Color,
) -> Result<(), XlsxError> {
    let format = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(colour);
    sheet.write_string_with_format(0, column, text, &format)?;
    let note = Note::new(help)
        .add_author_prefix(false)
        .set_author("regiocast")
        .set_width(260)
        .set_height(120);
    sheet.insert_note(0, column, &note)?;
    Ok(())
}

/// A line of the sheet “Read me”: a heading, a word and what it means, or prose.
pub enum Line {
    /// A heading.
    Heading(&'static str),
    /// A word, and what it means.
    Word(String, String),
    /// Prose.
    Prose(String),
}

impl Line {
    /// A line of prose.
    pub fn prose(text: &str) -> Self {
        Self::Prose(text.to_owned())
    }
}

/// Writes the sheet “Read me”.
pub fn read_me(sheet: &mut Worksheet, lines: Vec<Line>) -> Result<(), XlsxError> {
    sheet.set_name("Read me")?;
    let heading = Format::new()
        .set_bold()
        .set_font_size(13)
        .set_font_color(INK);
    let word = Format::new()
        .set_bold()
        .set_background_color(PALE)
        .set_align(FormatAlign::Top)
        .set_text_wrap();
    let meaning = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_column_width(0, 34)?;
    sheet.set_column_width(1, 100)?;
    for (row, line) in (0_u32..).zip(lines) {
        match line {
            Line::Heading(text) => {
                sheet.set_row_height(row, 26)?;
                sheet.write_string_with_format(row, 0, text, &heading)?;
            }
            // Prose stands in the wide column, since merged cells are hard to read aloud.
            Line::Prose(text) => {
                sheet.set_row_height(row, height(&text))?;
                sheet.write_string_with_format(row, 1, text, &meaning)?;
            }
            Line::Word(name, text) => {
                sheet.set_row_height(row, height(&text))?;
                sheet.write_string_with_format(row, 0, name, &word)?;
                sheet.write_string_with_format(row, 1, text, &meaning)?;
            }
        }
    }
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Points that a text takes in the wide column. Some programs do not work it out themselves.
fn height(text: &str) -> f64 {
    const A_LINE: usize = 95;
    let lines = text.chars().count().div_ceil(A_LINE).max(1);
    15.0 * lines as f64
}
