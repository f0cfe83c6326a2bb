"""Reads every file of a pack with programs of other makers, and says where they do not say the same.

    pip install openpyxl python-docx
    python3 one_number.py RUN/tables/summary.csv PACK_FOLDER

Reads the workbook with openpyxl, and once more after LibreOffice has calculated it anew; the document with
python-docx, and as the pages that LibreOffice makes of it; the web page as Chromium shows it, and as it prints it;
the Markdown as text. Compares the table of headline figures of each with `summary.csv`. Ends with 1 if anything
differs.
"""

import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

CAPTION = "Headline figures"
HEAD = ["Ledger", "Figure", "Unit", "Middle", "1 in 10 lie below", "1 in 10 lie above"]

problems = []


def rows_as_figures(rows):
    """Figure and unit -> middle, lower end, upper end, as printed."""
    return {(row[1], row[2]): tuple(row[3:6]) for row in rows}


class Tables(HTMLParser):
    """The tables of a page: caption and rows of cells."""

    def __init__(self):
        super().__init__()
        self.tables, self.into = [], None

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.tables.append({"caption": "", "rows": []})
        elif tag == "tr" and self.tables:
            self.tables[-1]["rows"].append([])
        elif tag in ("td", "th") and self.tables:
            self.tables[-1]["rows"][-1].append("")
            self.into = "cell"
        elif tag == "caption":
            self.into = "caption"

    def handle_endtag(self, tag):
        if tag in ("td", "th", "caption"):
            self.into = None

    def handle_data(self, text):
        if self.into == "cell":
            self.tables[-1]["rows"][-1][-1] += text
        elif self.into == "caption":
            self.tables[-1]["caption"] += text


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return [name, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=4000"]
    sys.exit("there is no Chromium")


def run(command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=240, **options).stdout


def of_page(path):
    reader = Tables()
    reader.feed(run([*chromium(), "--dump-dom", path.resolve().as_uri()]))
    for table in reader.tables:
        rows = [[" ".join(cell.split()) for cell in row] for row in table["rows"]]
        if rows and rows[0] == HEAD:
            return rows_as_figures(rows[1:])
    sys.exit("the page shows no headline figures")


def of_document(path):
    for table in Document(path).tables:
        rows = [[cell.text.strip() for cell in row.cells] for row in table.rows]
        if rows and rows[0] == HEAD:
            return rows_as_figures(rows[1:])
    sys.exit("the document has no headline figures")


def of_markdown(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = lambda line: [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
    start = next(place for place, line in enumerate(lines) if line.startswith("|") and cells(line) == HEAD)
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append(cells(line))
    return rows_as_figures(rows)


def of_workbook(path):
    """Name -> lower end, middle, upper end as numbers, and the same by the names of cells."""
    book = load_workbook(path, data_only=True)
    rows = list(book[CAPTION].iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if row[0] == "Figure")
    column = {name: place for place, name in enumerate(rows[head])}
    first = column["Financial year"] + 1
    told = {row[column["Name"]]: row[first : first + 3] for row in rows[head + 1 :] if row[0]}
    named = {}
    for name, defined in book.defined_names.items():
        for sheet, address in defined.destinations:
            if sheet == CAPTION:
                named[name] = book[sheet][address.replace("$", "")].value
    return told, named


def number(text):
    return float(text.replace(",", "").replace("\u2212", "-"))


def last_digit(text):
    plain = text.replace(",", "").lstrip("\u2212")
    if "." in plain:
        return 10.0 ** -len(plain.split(".")[1])
    # Two significant digits at most; one, where the second is a zero and the error is large.
    known = 1 if len(plain) > 1 and not plain[1:].strip("0") else 2
    return 10.0 ** max(len(plain) - known, 0)


def main(summary, pack):
    truth = {}
    with open(summary, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["metric"] + (f"@{row['year']}" if row["year"] else "")
            truth[name] = row
    page_file = next(pack.glob("*.html"))
    base = page_file.with_suffix("")
    page = of_page(page_file)
    for kind, found in (("document", of_document(base.with_suffix(".docx"))), ("Markdown", of_markdown(base.with_suffix(".md")))):
        if found != page:
            differ = {key for key in page.keys() | found.keys() if page.get(key) != found.get(key)}
            problems.append(f"{kind} differs from the web page in {sorted(differ)}")
    text = page_file.read_text(encoding="utf-8")
    quoted = json.loads(text.split('id="quoted">')[1].split("</script>")[0])
    with tempfile.TemporaryDirectory() as folder:
        office = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"]
        run([*office, "--convert-to", "xlsx", "--outdir", folder, str(base.with_suffix(".xlsx"))])
        run([*office, "--convert-to", "pdf", "--outdir", folder, str(base.with_suffix(".docx"))])
        recalculated = Path(folder) / base.with_suffix(".xlsx").name
        books = {"workbook": of_workbook(base.with_suffix(".xlsx"))[0], "workbook, recalculated": of_workbook(recalculated)[0]}
        named = of_workbook(base.with_suffix(".xlsx"))[1]
        printed = Path(folder) / "page.pdf"
        run([*chromium(), f"--print-to-pdf={printed}", "--no-pdf-header-footer", page_file.resolve().as_uri()])
        words = lambda path: re.sub(r"\s+", " ", run(["pdftotext", "-layout", str(path), "-"]))
        pages = {"document's pages": words(Path(folder) / f"{base.name}.pdf"), "printed web page": words(printed)}
    for figure in quoted:
        name = figure["name"]
        told = page[(figure["title"], figure["unit"])]
        # The range of a ratio is that of the ratio in single futures.
        single = truth[name.removesuffix(".of_means")]
        middle = truth[name]["mean"] if name.endswith(".of_means") else single["p50"]
        for place, (exact, words_told) in enumerate(zip((middle, single["p10"], single["p90"]), told)):
            value = number(words_told)
            if abs(value - float(exact)) > 0.5001 * last_digit(words_told):
                problems.append(f"{name}: {words_told} is not {exact} of summary.csv")
            for kind, book in books.items():
                cell = book[name][(1, 0, 2)[place]]
                if cell is None or abs(float(cell) - value) > 1e-9 * max(1.0, abs(value)):
                    problems.append(f"{name}: {cell} in the {kind}, {words_told} elsewhere")
        for kind, all_words in pages.items():
            if told[0] not in all_words:
                problems.append(f"{name}: {told[0]} is not among the words of the {kind}")
    if len(named) < len(quoted):
        problems.append(f"{len(quoted)} figures are quoted, {len(named)} cells are named")
    print(json.dumps({"figures": len(quoted), "named cells": len(named), "problems": problems}, ensure_ascii=False, indent=1))
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
