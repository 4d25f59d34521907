"""Tables to save as CSV, sent while they are written."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain
from typing import Any

from flask import Response, stream_with_context

from statusplanos.web.spreadsheets import harmless

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The file line by line, ``header`` first; ``None`` is an empty cell. Cells are harmless."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    for cells in chain([header], rows):
        writer.writerow(["" if cell is None else harmless(str(cell)) for cell in cells])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def spreadsheet(name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    """An answer to save as ``name``; it begins with the byte order mark that Excel needs for accents."""
    body = chain([BOM], lines(header, rows))
    response = Response(stream_with_context(body), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
