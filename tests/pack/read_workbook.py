"""Reads a workbook of the pack as an office program would, and says as JSON what it has.

    python3 read_workbook.py WORKBOOK.xlsx [--recalculate]

Prints the names of the sheets, the rows of "Headline figures" (the told values as they are stored),
the defined names with their values, how many formulas there are, and problems found. With
`--recalculate` LibreOffice opens the file, calculates every formula anew and saves it; each result
that differs from the stored one is a problem. Ends with 1 if there are problems.

Needs openpyxl, and LibreOffice (`soffice`) for `--recalculate`.
"""

import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

from openpyxl import load_workbook

HEADLINES = "Headline figures"
# Sheets of words; every other one has a table.
OF_WORDS = {"Cover", "Notes"}
# What formulas of the pack begin with: sums, roundings, verdicts, references, and differences.
BEGINNINGS = ("=SUM(", "=ROUND(", "=IF(ABS(", "='")
# Results of formulas are the same if they differ by no more than binary numbers do.
CLOSE = 1e-9


def is_difference(formula):
    """Whether a formula is one cell less another: `=D9-B9`."""
    parts = formula.removeprefix("=").split("-")
    return len(parts) == 2 and all(part.isalnum() and part.isascii() for part in parts)


def formulas(book):
    """Every formula: sheet, cell and text."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield sheet.title, cell.coordinate, cell.value


def problems(book, values):
    """What does not belong in a workbook of the pack."""
    found = []
    tables = {}
    for sheet in book.worksheets:
        name = sheet.title
        if len(name) > 31 or any(sign in name for sign in "[]:*?/\\"):
            found.append(f"{name}: a name that sheets must not have")
        if sheet.merged_cells.ranges:
            found.append(f"{name}: merged cells {sheet.merged_cells.ranges}")
        if not isinstance(sheet["A1"].value, str) or not sheet["A1"].value.strip():
            found.append(f"{name}: no title in A1")
        if sheet.print_options is None or not sheet.sheet_properties.pageSetUpPr.fitToPage:
            found.append(f"{name}: not fitted to a page's width")
        if name in OF_WORDS:
            continue
        if len(sheet.tables) != 1:
            found.append(f"{name}: {len(sheet.tables)} marked-up tables instead of one")
        for table in sheet.tables.values():
            if table.displayName.lower() in tables:
                found.append(f"{name}: a table called {table.displayName} like another")
            tables[table.displayName.lower()] = name
            found += table_problems(sheet, table)
    for sheet, place, text in formulas(book):
        if not text.startswith(BEGINNINGS) and not is_difference(text):
            found.append(f"{sheet}!{place}: a formula that is not of the pack, {text}")
        if values[sheet][place].value is None:
            found.append(f"{sheet}!{place}: a formula without a stored result, {text}")
    return found


def table_problems(sheet, table):
    found = []
    name = sheet.title
    first, last = table.ref.split(":")
    header = sheet[first].row
    if sheet[first].column != 1:
        found.append(f"{name}: the table does not begin in the first column")
    if sheet.freeze_panes is None:
        found.append(f"{name}: headings are not frozen")
    elif sheet[sheet.freeze_panes].row != header + 1:
        found.append(f"{name}: frozen at {sheet.freeze_panes}, not below the headings")
    if sheet.print_title_rows != f"${header}:${header}":
        found.append(f"{name}: headings are not repeated in print, but {sheet.print_title_rows}")
    columns = [column.name for column in table.tableColumns]
    cells = [cell.value for cell in sheet[header][: len(columns)]]
    if columns != cells:
        found.append(f"{name}: headings {cells} are not those of the table, {columns}")
    for row in sheet[f"{first}:{last}"][1:]:
        if all(cell.value is None for cell in row):
            found.append(f"{name}: row {row[0].row} of the table is empty")
    return found


def headlines(book, values):
    """The rows of the headline figures by their names."""
    if HEADLINES not in book.sheetnames:
        return {}
    shown, stored = book[HEADLINES], values[HEADLINES]
    (table,) = shown.tables.values()
    first, last = table.ref.split(":")
    top, bottom = shown[first].row, shown[last].row
    headings = {cell.value: cell.column for cell in stored[top] if cell.value is not None}
    rows = {}
    for row in range(top + 1, bottom + 1):
        at = lambda heading: stored.cell(row, headings[heading]).value
        told = ["P10", "Middle", "P90"]
        rows[at("Name")] = {
            "title": at("Figure"),
            "ledger": at("Ledger"),
            "unit": at("Unit"),
            "year": at("Financial year"),
            "middle": at("What the middle is"),
            "told": [at(key) for key in told],
            "formats": [shown.cell(row, headings[key]).number_format for key in told],
            "formulas": [shown.cell(row, headings[key]).data_type == "f" for key in told],
            "full": [at(f"{key} in full digits") for key in told],
        }
    return rows


def defined_names(book, values):
    """Names of cells and what is stored there."""
    found = {}
    for name, defined in book.defined_names.items():
        for sheet, place in defined.destinations:
            found[name] = values[sheet][place.replace("$", "")].value
    return found


def same(one, other):
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE)
    return one == other


def recalculated(path, book, values):
    """Formulas whose results LibreOffice finds to be others than those stored."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder, "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
        command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, str(path)]
        settings = Path(folder, "profile", "user", "registrymodifications.xcu")
        settings.parent.mkdir(parents=True)
        settings.write_text(ALWAYS, encoding="utf-8")
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        anew = load_workbook(Path(folder, Path(path).name), data_only=True)
        found = []
        for sheet, place, text in formulas(book):
            stored, result = values[sheet][place].value, anew[sheet][place].value
            if not same(stored, result):
                found.append(f"{sheet}!{place}: {text} is {result}, but {stored} is stored")
        return found


# LibreOffice keeps stored results unless it is told to calculate whenever it loads.
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def main():
    path = sys.argv[1]
    book, values = load_workbook(path), load_workbook(path, data_only=True)
    found = problems(book, values)
    if "--recalculate" in sys.argv[2:]:
        found += recalculated(path, book, values)
    report = {
        "sheets": book.sheetnames,
        "headlines": headlines(book, values),
        "names": defined_names(book, values),
        "formulas": sum(1 for _ in formulas(book)),
        "charts": {sheet.title: len(sheet._charts) for sheet in book.worksheets if sheet._charts},
        "problems": found,
    }
    print(json.dumps(report, indent=1, ensure_ascii=False))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
