//! The empty list as a workbook.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook, Worksheet, XlsxError,
};

use super::TemplateError;
use super::columns::{Described, Entry, columns};
use super::read_me::{Line, lines};
use crate::projects::columns::Column;
use crate::projects::scale::MOST_IN_A_CELL;
use crate::projects::{Kind, Payer, SHEET};

/// Rows that are ready to be filled.
const READY: u32 = 300;

/// The sheet on which the choices stand: drop-downs of long lists need one.
const CHOICES: &str = "Choices";

const INK: Color = Color::RGB(0x1F_2A44);
const CAPITAL: Color = Color::RGB(0x1B_5E20);
const REVENUE: Color = Color::RGB(0x7A_3B00);
const PALE: Color = Color::RGB(0xE8_EEF7);
const EXAMPLE: Color = Color::RGB(0xFF_F2CC);

/// The empty list for ten financial years. The same bytes for the same year.
///
/// # Errors
///
/// If it cannot be made.
pub fn workbook(start: i32) -> Result<Vec<u8>, TemplateError> {
    let columns = columns(start);
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(
        &DocProperties::new()
            .set_title("Projects for regiocast")
            .set_author("regiocast")
            .set_creation_datetime(&made),
    );
    projects(book.add_worksheet(), &columns)?;
    read_me(book.add_worksheet(), &columns)?;
    choices(book.add_worksheet())?;
    Ok(book.save_to_buffer()?)
}

fn projects(sheet: &mut Worksheet, columns: &[Described]) -> Result<(), XlsxError> {
    sheet.set_name(SHEET)?;
    let heading = Format::new()
        .set_bold()
        .set_font_color(Color::White)
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let example = Format::new()
        .set_background_color(EXAMPLE)
        .set_italic()
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let money = Format::new().set_num_format("0.00#");
    let as_text = Format::new().set_num_format("@");
    for (place, column) in (0_u16..).zip(columns) {
        sheet.set_column_width(place, column.width)?;
        match column.column {
            Column::Capital(_) | Column::Revenue(_) => {
                sheet.set_column_format(place, &money)?;
            }
            // Excel would make a date of 2011/12.
            Column::Opens => {
                sheet.set_column_format(place, &as_text)?;
            }
            _ => {}
        }
        let colour = match column.column {
            Column::Capital(_) => CAPITAL,
            Column::Revenue(_) => REVENUE,
            _ => INK,
        };
        let heading = heading.clone().set_background_color(colour);
        sheet.write_string_with_format(0, place, column.column.heading(), &heading)?;
        let note = Note::new(column.help.as_str())
            .add_author_prefix(false)
            .set_author("regiocast")
            .set_width(260)
            .set_height(120);
        sheet.insert_note(0, place, &note)?;
        match &column.example {
            Entry::Nothing => sheet.write_blank(1, place, &example)?,
            Entry::Number(value) => sheet.write_number_with_format(1, place, *value, &example)?,
            Entry::Text(text) => sheet.write_string_with_format(1, place, text, &example)?,
        };
        sheet.add_data_validation(1, place, READY, place, &validation(column)?)?;
    }
    sheet.set_row_height(0, 48)?;
    sheet.set_row_height(1, 32)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_landscape();
    sheet.set_paper_size(8);
    sheet.set_print_fit_to_pages(2, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_repeat_columns(0, 0)?;
    Ok(())
}

/// What a cell takes, and what is said when it is chosen.
fn validation(column: &Described) -> Result<DataValidation, XlsxError> {
    let heading = column.column.heading();
    let rule = DataValidation::new();
    let rule = match column.column {
        Column::Payer => rule.allow_list_strings(&Payer::ALL.map(Payer::word))?,
        Column::Kind => {
            let list = format!("={CHOICES}!$A$1:$A${}", Kind::ALL.len());
            rule.allow_list_formula(list.as_str().into())
        }
        Column::Capital(_) | Column::Revenue(_) => {
            rule.allow_decimal_number(DataValidationRule::Between(0.0, MOST_IN_A_CELL))
        }
        Column::Floorspace
        | Column::Firms
        | Column::LearnersAYear
        | Column::LearnersInAll
        | Column::Jobs => rule.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
        _ => rule.allow_any_value(),
    };
    // An amount with its unit is a text that can be read, so whoever insists may keep it.
    let (title, style) = match column.column {
        Column::Capital(_) | Column::Revenue(_) => {
            ("Is it in £ million?", DataValidationErrorStyle::Warning)
        }
        _ => ("This cannot be read", DataValidationErrorStyle::Stop),
    };
    rule.set_input_title(heading)?
        .set_input_message(column.help.as_str())?
        .set_error_title(title)?
        .set_error_message(column.help.as_str())
        .map(|rule| rule.set_error_style(style))
}

fn read_me(sheet: &mut Worksheet, columns: &[Described]) -> Result<(), XlsxError> {
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
    for (row, line) in (0_u32..).zip(lines(columns)) {
        match line {
            Line::Heading(text) => {
                sheet.set_row_height(row, 26)?;
                sheet.write_string_with_format(row, 0, text, &heading)?;
            }
            // Prose stands in the wide column, since merged cells are hard to read aloud.
            Line::Prose(text) => {
                sheet.set_row_height(row, height(text))?;
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

fn choices(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(CHOICES)?;
    sheet.set_hidden(true);
    sheet.set_column_width(0, 34)?;
    for (row, kind) in (0_u32..).zip(Kind::ALL) {
        sheet.write_string(row, 0, kind.word())?;
    }
    Ok(())
}
