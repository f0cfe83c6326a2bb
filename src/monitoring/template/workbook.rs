//! The empty return as a workbook.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign,
    FormatBorder, Worksheet, XlsxError,
};

use super::{Line, TemplateError, cells, example, read_me};
use crate::monitoring::Kind;
use crate::monitoring::column::Column;
use crate::monitoring::reading::SHEET;
use crate::sheet::writing::{self, INK, PALE};

/// The colour of headings that may be left alone.
const QUIET: Color = Color::RGB(0x5B_6478);

/// The lines of a return as a workbook, with a sheet that says how to fill it and one that shows it
/// filled. The scenario is named as it is typed and as people call it; examples begin with its first
/// year. The same bytes for the same lines.
///
/// # Errors
///
/// If it cannot be made.
pub fn workbook(
    lines: &[Line],
    (scenario, title): (&str, &str),
    start: i32,
) -> Result<Vec<u8>, TemplateError> {
    let mut book = writing::workbook("A monitoring return for regiocast")?;
    filled(book.add_worksheet(), SHEET, lines, Looks::ToBeFilled)?;
    writing::read_me(book.add_worksheet(), read_me::lines(scenario, title))?;
    filled(
        book.add_worksheet(),
        "Example",
        &example::lines(start),
        Looks::Example,
    )?;
    Ok(book.save_to_buffer()?)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Looks {
    ToBeFilled,
    Example,
}

fn filled(
    sheet: &mut Worksheet,
    name: &str,
    lines: &[Line],
    looks: Looks,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    for (place, column) in (0_u16..).zip(Column::ALL) {
        sheet.set_column_width(place, width(column))?;
        let colour = match column {
            Column::Title | Column::Year | Column::Value | Column::Unit | Column::Source => INK,
            _ => QUIET,
        };
        writing::heading(sheet, place, (column.heading(), column.help()), colour)?;
    }
    let mut before = "";
    for (row, line) in (1_u32..).zip(lines) {
        let is_new = line.row.metric != before;
        before = &line.row.metric;
        for ((place, column), entry) in (0_u16..).zip(Column::ALL).zip(cells(line)) {
            let format = match looks {
                Looks::Example => writing::example(),
                Looks::ToBeFilled => format(column, line, is_new),
            };
            let format = number_format(format, column, line);
            entry.write(sheet, (row, place), &format)?;
        }
        if looks == Looks::ToBeFilled {
            validations(sheet, row, line)?;
        }
    }
    if looks == Looks::ToBeFilled && !lines.is_empty() {
        let last = u32::try_from(lines.len()).unwrap_or(u32::MAX);
        sheet.autofilter(0, 0, last, last_column())?;
        shared_validations(sheet, last)?;
    }
    sheet.set_row_height(0, 32)?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_landscape();
    sheet.set_paper_size(8);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn last_column() -> u16 {
    u16::try_from(Column::ALL.len().saturating_sub(1)).unwrap_or_default()
}

/// The place of a column.
fn place(column: Column) -> u16 {
    let place = Column::ALL.iter().position(|other| *other == column);
    place
        .and_then(|place| u16::try_from(place).ok())
        .unwrap_or_default()
}

/// Its width in characters.
const fn width(column: Column) -> f64 {
    match column {
        Column::Title => 58.0,
        Column::Year | Column::Of | Column::Kind => 9.0,
        Column::Value | Column::ReportedShare | Column::Discrepancy => 12.0,
        Column::Lower | Column::Upper | Column::Sd => 10.0,
        Column::Unit => 22.0,
        Column::Source | Column::Note => 34.0,
        Column::Metric => 44.0,
        Column::Definition => 110.0,
    }
}

/// What is to be filled lies on a pale ground; a line parts the metrics.
fn format(column: Column, line: &Line, is_new: bool) -> Format {
    let mut format = Format::new().set_align(FormatAlign::Top);
    if matches!(column, Column::Value | Column::Source) {
        format = format.set_background_color(PALE);
    }
    if matches!(
        column,
        Column::Metric | Column::Definition | Column::Kind | Column::Unit
    ) {
        format = format.set_font_color(QUIET);
    }
    if is_new && !line.row.metric.contains(".level.") {
        format = format.set_border_top(FormatBorder::Hair);
    }
    format
}

fn number_format(format: Format, column: Column, line: &Line) -> Format {
    match (column, line.row.kind) {
        // Excel would make a date of 2011/12.
        (Column::Year, _) => format.set_num_format("@"),
        (Column::ReportedShare | Column::Discrepancy, _) => format.set_num_format("0%"),
        (Column::Value | Column::Lower | Column::Upper | Column::Sd, Some(kind)) => match kind {
            Kind::Money => format.set_num_format("#,##0.00#"),
            Kind::Share => format.set_num_format("0.0%"),
            Kind::Event => format.set_align(FormatAlign::Right),
            Kind::Count => format.set_num_format("#,##0.##;-#,##0.##;0"),
        },
        _ => format,
    }
}

/// What the value of a line takes, and what it counts.
fn validations(sheet: &mut Worksheet, row: u32, line: &Line) -> Result<(), XlsxError> {
    let rule = DataValidation::new();
    let (rule, title, message) = match line.row.kind {
        Some(Kind::Event) => (
            rule.allow_list_strings(&["yes", "no"])?,
            "Yes or no?",
            "Choose yes or no; leave it empty if it is not known yet.",
        ),
        Some(Kind::Share) => (
            rule.allow_decimal_number(DataValidationRule::Between(0.0, 1.0)),
            "Is it a share?",
            "A share lies between 0% and 100%: write 60% or 0.6.",
        ),
        Some(Kind::Money) => (
            rule.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
            "Is it in £ million?",
            "Write a plain number in £ million: 1.5 for £1,500,000.",
        ),
        _ => (
            rule.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0)),
            "Is it a number?",
            "Write a plain number, 0 or more; leave it empty if it was not counted.",
        ),
    };
    let mut rule = rule
        .set_error_title(title)?
        .set_error_message(message)?
        .set_error_style(DataValidationErrorStyle::Stop);
    if !line.definition.is_empty() {
        rule = rule
            .set_input_title("What is counted")?
            .set_input_message(line.definition.as_str())?;
    }
    let column = place(Column::Value);
    sheet.add_data_validation(row, column, row, column, &rule)?;
    Ok(())
}

/// What the other columns take.
fn shared_validations(sheet: &mut Worksheet, last: u32) -> Result<(), XlsxError> {
    for column in Column::ALL {
        let rule = DataValidation::new();
        let rule = match column {
            Column::Kind => rule.allow_list_strings(&Kind::ALL.map(Kind::word))?,
            Column::Lower | Column::Upper | Column::Sd | Column::Of => {
                rule.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
            }
            Column::ReportedShare | Column::Discrepancy => {
                rule.allow_decimal_number(DataValidationRule::Between(0.0, 1.0))
            }
            _ => continue,
        };
        let rule = rule
            .set_input_title(column.heading())?
            .set_input_message(column.help())?
            .set_error_title("This cannot be read")?
            .set_error_message(column.help())?
            .set_error_style(DataValidationErrorStyle::Stop);
        let column = place(column);
        sheet.add_data_validation(1, column, last, column, &rule)?;
    }
    Ok(())
}
