//! Writing sheets.

use rust_xlsxwriter::{
    Format, Formula, Table, TableColumn, TableStyle, Url, Workbook, Worksheet, XlsxError,
};

use super::looks;
use super::names::{beginning, length, quoted};
use super::page::{Entry, Page};
use super::width::widths;

/// The sheet that lists the others.
pub(super) const CONTENTS: &str = "Contents";
/// How many characters a cell holds.
const LONGEST_TEXT: usize = 32_767;
/// What stands where a text was longer than that.
const CUT: &str = " … (cut here: a cell holds no more than 32,767 characters)";
/// How wide sheets are that are printed upright, in characters.
const UPRIGHT: f64 = 95.0;
/// How wide a first column may be that stays in sight.
const STAYS: f64 = 40.0;

/// Where things are written next, counted from 0.
pub(super) fn index(place: usize) -> Result<u32, XlsxError> {
    u32::try_from(place).map_err(|_| XlsxError::RowColumnLimitError)
}

/// A column, counted from 0.
fn column(place: usize) -> Result<u16, XlsxError> {
    u16::try_from(place).map_err(|_| XlsxError::RowColumnLimitError)
}

/// A sheet with one table.
pub(super) fn page(workbook: &mut Workbook, page: &Page, source: &str) -> Result<(), XlsxError> {
    let sheet = workbook.add_worksheet().set_name(&page.name)?;
    put(sheet, 0, 0, &page.title, &looks::title())?;
    let mut row = 1;
    for line in &page.lines {
        put(sheet, row, 0, line, &looks::text())?;
        row += 1;
    }
    let back = if page.name == CONTENTS {
        ("Cover", "To the cover")
    } else {
        (CONTENTS, "Back to the contents")
    };
    to_sheet(sheet, row, 0, back.0, back.1, &looks::link())?;
    table(sheet, page)?;
    let widths = widths(&page.grid);
    for (place, width) in widths.iter().enumerate() {
        sheet.set_column_width(column(place)?, *width)?;
    }
    let header = index(page.header())?;
    let stays = widths.len() > 6 && widths.first().is_some_and(|width| *width <= STAYS);
    sheet.set_freeze_panes(header + 1, u16::from(stays))?;
    sheet.set_repeat_rows(header, header)?;
    let mut wide = widths.iter().sum::<f64>() > UPRIGHT;
    if let Some(chart) = &page.chart {
        let below = header + index(page.grid.rows.len())? + 2;
        sheet.insert_chart(below, 0, chart)?;
        wide = true;
    }
    printed(sheet, source, wide);
    Ok(())
}

/// How a sheet is printed.
pub(super) fn printed(sheet: &mut Worksheet, source: &str, wide: bool) {
    const A4: u8 = 9;
    const MOST: usize = 200;
    if wide {
        sheet.set_landscape();
    }
    let source = beginning(source, MOST / 2).replace('&', "&&");
    sheet.set_paper_size(A4);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_footer(format!("&L&9{source}&R&9Page &P of &N"));
}

/// The table of a sheet, marked up as one.
fn table(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    let grid = &page.grid;
    let Some(last) = grid.headings.len().checked_sub(1) else {
        return Ok(());
    };
    let header = page.header();
    for (place, cells) in grid.rows.iter().enumerate() {
        let total = grid.totals.contains(&place);
        for (entry, (at, heading)) in cells.iter().zip(grid.headings.iter().enumerate()) {
            let row = index(header + 1 + place)?;
            write(sheet, row, column(at)?, entry, (total, heading.right))?;
        }
    }
    let columns: Vec<TableColumn> = grid
        .headings
        .iter()
        .map(|heading| {
            TableColumn::new()
                .set_header(&heading.text)
                .set_header_format(guarded(looks::column(heading.right), &heading.text))
        })
        .collect();
    let marked = Table::new()
        .set_name(&grid.name)
        .set_columns(&columns)
        .set_style(TableStyle::None)
        .set_banded_rows(false)
        .set_autofilter(grid.filter)
        .set_alt_text_title(beginning(&page.title, LONGEST_WORDS))
        .set_alt_text(beginning(&page.shows, LONGEST_WORDS));
    let below = header + grid.rows.len().max(1);
    sheet.add_table(index(header)?, 0, index(below)?, column(last)?, &marked)?;
    Ok(())
}

/// How long the words for those who cannot see may be.
const LONGEST_WORDS: usize = 250;

fn write(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    entry: &Entry,
    (total, right): (bool, bool),
) -> Result<(), XlsxError> {
    match entry {
        Entry::Blank => {
            sheet.write_blank(row, at, &looks::cell(total))?;
        }
        Entry::Text(text) => put(sheet, row, at, text, &looks::words(total, right))?,
        Entry::Sheet(name) => to_sheet(sheet, row, at, name, name, &looks::link())?,
        Entry::Number(value, digits) => {
            sheet.write_number_with_format(row, at, *value, &looks::number(total, *digits))?;
        }
        Entry::Formula(formula, result, digits) => {
            let formula = Formula::new(formula).set_result(result.to_string());
            sheet.write_formula_with_format(row, at, formula, &looks::number(total, *digits))?;
        }
        Entry::Verdict(formula, result) => {
            let formula = Formula::new(formula).set_result(result);
            sheet.write_formula_with_format(row, at, formula, &looks::words(total, right))?;
        }
    }
    Ok(())
}

/// A text that stays a text, also where it looks like a formula.
pub(super) fn put(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let format = guarded(format.clone(), text);
    sheet.write_string_with_format(row, at, fitted(text), &format)?;
    Ok(())
}

/// The format of a text. One that looks like a formula would become one as soon as somebody changes its
/// cell, unless the cell is marked as text.
fn guarded(format: Format, text: &str) -> Format {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format.set_quote_prefix()
    } else {
        format
    }
}

/// A link to a sheet.
fn to_sheet(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    name: &str,
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let url = Url::new(format!("internal:{}!A1", quoted(name))).set_text(words);
    sheet.write_url_with_format(row, at, url, format)?;
    Ok(())
}

/// A text as far as a cell holds it, with a remark where it is cut.
fn fitted(text: &str) -> String {
    if length(text) <= LONGEST_TEXT {
        return text.to_owned();
    }
    format!("{}{CUT}", beginning(text, LONGEST_TEXT - length(CUT)))
}
