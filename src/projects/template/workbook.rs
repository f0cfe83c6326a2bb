//! The empty list as a workbook.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, Worksheet,
    XlsxError,
};

use super::TemplateError;
use super::columns::{Described, columns};
use super::read_me::lines;
use crate::projects::columns::Column;
use crate::projects::scale::MOST_IN_A_CELL;
use crate::projects::{Kind, Payer, SHEET};
use crate::sheet::writing::{self, INK};

/// Rows that are ready to be filled.
const READY: u32 = 300;

/// The sheet on which the choices stand: drop-downs of long lists need one.
const CHOICES: &str = "Choices";

const CAPITAL: Color = Color::RGB(0x1B_5E20);
const REVENUE: Color = Color::RGB(0x7A_3B00);

/// The empty list for ten financial years. The same bytes for the same year.
///
/// # Errors
///
/// If it cannot be made.
pub fn workbook(start: i32) -> Result<Vec<u8>, TemplateError> {
    let columns = columns(start);
    let mut book = writing::workbook("Projects for regiocast")?;
    projects(book.add_worksheet(), &columns)?;
    writing::read_me(book.add_worksheet(), lines(&columns))?;
    choices(book.add_worksheet())?;
    Ok(book.save_to_buffer()?)
}

fn projects(sheet: &mut Worksheet, columns: &[Described]) -> Result<(), XlsxError> {
    sheet.set_name(SHEET)?;
    let example = writing::example();
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
        let heading = column.column.heading();
        writing::heading(sheet, place, (&heading, &column.help), colour)?;
        column.example.write(sheet, (1, place), &example)?;
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

fn choices(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name(CHOICES)?;
    sheet.set_hidden(true);
    sheet.set_column_width(0, 34)?;
    for (row, kind) in (0_u32..).zip(Kind::ALL) {
        sheet.write_string(row, 0, kind.word())?;
    }
    Ok(())
}
