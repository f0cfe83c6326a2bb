"""What a word-processor document says, read by another library than it was written with.

    pip install python-docx
    python tests/pack/read_document.py pack.docx

Prints JSON: properties, headings, tables with their captions and rows, pictures with their text
alternatives, footnotes, sections, and problems that a reader who cannot see would have. Ends with 1 if
there are problems, with 2 if the file cannot be read.
"""

import json
import re
import sys

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def blocks(document):
    """Paragraphs and tables in their order, those of the contents aside."""
    for element in document.element.body.iterchildren():
        if element.tag == qn("w:p"):
            yield Paragraph(element, document)
        elif element.tag == qn("w:tbl"):
            yield Table(element, document)


def value(element, name):
    found = element.find(f".//{qn(name)}")
    return None if found is None else found.get(qn("w:val"))


def contents(document):
    """The entries of the table of contents; None where there is no such field."""
    codes = [code.text or "" for code in document.element.body.iter(qn("w:instrText"))]
    if not any(code.strip().startswith("TOC ") for code in codes):
        return None
    paragraphs = document.element.body.iter(qn("w:p"))
    read = [Paragraph(element, document) for element in paragraphs]
    lines = [p.text for p in read if re.fullmatch(r"toc \d", p.style.name.lower())]
    return [text for text in lines if text.strip()]


def footnotes(document):
    """The text of each footnote, without the lines that separate them from the page."""
    for relation in document.part.rels.values():
        if relation.reltype == FOOTNOTES:
            root = etree.fromstring(relation.target_part.blob)
            return {
                note.get(qn("w:id")): "".join(text.text or "" for text in note.iter(qn("w:t"))).strip()
                for note in root.iter(qn("w:footnote"))
                if note.get(qn("w:type")) is None
            }
    return {}


def read(path):
    document = Document(path)
    headings, tables, pictures, paragraphs, problems = [], [], [], [], []
    last, caption = 0, None
    for block in blocks(document):
        if isinstance(block, Table):
            rows = [[cell.text for cell in row.cells] for row in block.rows]
            name = value(block._tbl, "w:tblCaption")
            tables.append({"caption": caption, "name": name, "rows": rows})
            where = caption or f"table {len(tables)}"
            first = block.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
            if first is None:
                problems.append(f"{where}: the heading is not repeated on each page")
            if not name:
                problems.append(f"{where}: has no title for those who cannot see it")
            if caption is None:
                problems.append(f"{where}: has no caption")
            if len({len(row) for row in rows}) > 1:
                problems.append(f"{where}: rows differ in length")
            if any(not text.strip() for text in rows[0]):
                problems.append(f"{where}: a column has no heading")
            caption = None
            continue
        style, text = block.style.name, block.text
        paragraphs.append(text)
        level = re.fullmatch(r"Heading (\d)", style)
        if level:
            level = int(level[1])
            headings.append({"level": level, "text": text})
            if level > last + 1:
                problems.append(f"heading ‘{text}’: level {level} follows level {last}")
            if not text.strip():
                problems.append("a heading has no text")
            last = level
        for drawing in block._p.iter(qn("wp:docPr")):
            alt = drawing.get("descr") or ""
            pictures.append({"caption": caption, "alt": alt})
            if not alt.strip():
                problems.append(f"{caption or 'a picture'}: has no text alternative")
        caption = text if style == "Caption" else None
    entries = contents(document)
    if headings and not entries:
        problems.append("the contents are missing or empty")
    properties = document.core_properties
    if not properties.title:
        problems.append("the document has no title")
    language = document.styles.element.find(f".//{qn('w:lang')}")
    if language is None or not language.get(qn("w:val")):
        problems.append("the document has no language")
    return {
        "title": properties.title,
        "creator": properties.author,
        "language": None if language is None else language.get(qn("w:val")),
        "contents": entries,
        "headings": headings,
        "tables": tables,
        "pictures": pictures,
        "paragraphs": paragraphs,
        "footnotes": footnotes(document),
        "landscape": [section.orientation == WD_ORIENT.LANDSCAPE for section in document.sections],
        "problems": problems,
    }


def main():
    if len(sys.argv) != 2:
        print("read_document: name one .docx file", file=sys.stderr)
        return 2
    try:
        found = read(sys.argv[1])
    except Exception as error:  # whatever is wrong with it, it cannot be read
        print(f"{sys.argv[1]}: cannot be read: {error}", file=sys.stderr)
        return 2
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
    print()
    return 1 if found["problems"] else 0


if __name__ == "__main__":
    sys.exit(main())
