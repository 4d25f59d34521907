"""Tables to save as CSV."""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain
from typing import Any

from flask import Response, send_file

from statusplanos.web.lists.spreadsheets import harmless

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
    """An answer to save as ``name``; it begins with the byte order mark that Excel needs for accents.

    Written to disk first: a slow connection must not hold a transaction open.
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the answer closes it, when all is sent)
    for line in chain([BOM], lines(header, rows)):
        file.write(line.encode())
    file.seek(0)
    return send_file(file, mimetype="text/csv", as_attachment=True, download_name=name)
