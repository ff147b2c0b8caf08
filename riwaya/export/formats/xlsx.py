"""Excel (ECMA-376): sheets of incidents, accounts and sources, written directly so that the same input gives the same bytes.

Text is written as inline strings, which no spreadsheet runs as a formula, and is neutralised as well, for it may be saved as CSV later.
Arabic cells read from right to left.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from riwaya.export.flat import ACCOUNT_COLUMNS, INCIDENT_COLUMNS, SOURCE_COLUMNS, account_row, incident_row, source_rows
from riwaya.export.provenance import Exported, ExportInput, policies_of
from riwaya.export.tables import Value, neutral

SUFFIX = ".xlsx"
WHAT = "a workbook of incidents, accounts and sources"
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575
_ARABIC = re.compile("[\u0600-\u06ff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STYLES = (
    f'{_HEAD}<styleSheet {_MAIN}><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/>'
    '<xf xfId="0" applyAlignment="1"><alignment horizontal="right" readingOrder="2"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def write(given: ExportInput) -> Exported:
    """The workbook."""
    incidents = [incident_row(given, incident) for incident in given.incidents]
    sheets = (
        ("incidents", INCIDENT_COLUMNS, incidents), ("accounts", ACCOUNT_COLUMNS, [account_row(given, account) for account in given.accounts]),
        ("sources", SOURCE_COLUMNS, source_rows(given)),
    )
    cut = sum(max(0, len(rows) - MOST_ROWS) for _, _, rows in sheets)
    content = _workbook([(name, columns, [[row.get(c) for c in columns] for row in rows[:MOST_ROWS]]) for name, columns, rows in sheets])
    sums = {"killed_best": sum(int(row["killed_best"] or 0) for row in incidents), **({"rows_that_a_sheet_cannot_hold": cut} if cut else {})}
    return Exported(content=content, rows=len(incidents), sums=sums, policies=policies_of(given.incidents))


def _workbook(sheets: Sequence[tuple[str, Sequence[str], Sequence[Sequence[Value]]]]) -> bytes:
    numbers = range(1, len(sheets) + 1)
    parts = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
        + "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' for n in numbers) + "</Types>",
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook {_MAIN} xmlns:r="{_TYPES}"><sheets>' + "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, (name, _, _) in zip(numbers, sheets, strict=True)) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(f'<Relationship Id="rId{n}" Type="{_TYPES}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
        + f'<Relationship Id="rId{len(sheets) + 1}" Type="{_TYPES}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(_entry(name), text)
        for number, (_, columns, rows) in zip(numbers, sheets, strict=True):
            archive.writestr(_entry(f"xl/worksheets/sheet{number}.xml"), _sheet(columns, rows))
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _sheet(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    pane = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    lines = [f"{_HEAD}<worksheet {_MAIN}>{pane}<sheetData>", "<row>" + "".join(_cell(c, 1) for c in columns) + "</row>"]
    lines += ["<row>" + "".join(_cell(value) for value in row) + "</row>" for row in rows]
    return "".join((*lines, "</sheetData></worksheet>"))


def _cell(value: Value, style: int = 0) -> str:
    if value is None or value == "":
        return "<c/>"
    if not isinstance(value, str):
        return f"<c><v>{value!r}</v></c>"
    text = "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= c <= "\udfff" or c in "\ufffe\uffff" else c for c in neutral(value)[:LONGEST_CELL])
    style = style or (2 if _ARABIC.search(text) else 0)
    return f'<c t="inlineStr"{f" s={chr(34)}{style}{chr(34)}" if style else ""}><is><t xml:space="preserve">{escape(text)}</t></is></c>'
