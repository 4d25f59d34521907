"""The files of an upload in the data folder: what came, what was refused, and how far the work is."""

import csv
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import IO, Any

from flask import current_app

from statusplanos import clock
from statusplanos.importing.columns import RETURNED
from statusplanos.importing.upload.check import Refused
from statusplanos.web.lists.spreadsheets import harmless


def folder() -> Path:
    """Where uploads are kept; they name people, so nobody else on the machine may look."""
    path = Path(current_app.config["DATA_DIR"]) / "imports"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


@dataclass(frozen=True)
class Files:
    """The files of the upload ``number``."""

    number: int

    @property
    def source(self) -> Path:
        return folder() / f"{self.number}.csv"

    @property
    def refused(self) -> Path:
        return folder() / f"{self.number}-refused.csv"

    @property
    def differences(self) -> Path:
        return folder() / f"{self.number}-differences.jsonl"

    @property
    def missing(self) -> Path:
        return folder() / f"{self.number}-missing.jsonl"

    @property
    def _progress(self) -> Path:
        return folder() / f"{self.number}.progress"

    def take(self, upload: Path) -> None:
        upload.replace(self.source)

    def forget_source(self) -> None:
        self.source.unlink(missing_ok=True)
        self._progress.unlink(missing_ok=True)

    def forget(self) -> None:
        self.forget_source()
        self.forget_findings()

    def forget_findings(self) -> None:
        for path in (self.refused, self.differences, self.missing):
            path.unlink(missing_ok=True)

    def say_progress(self, share: float) -> None:
        """Also the worker's sign of life. Readers see the last share or this one, never half of it."""
        draft = self._progress.with_suffix(".draft")
        draft.write_text(json.dumps({"share": round(share, 4)}))
        draft.replace(self._progress)

    def progress(self) -> float:
        """The share of the work under way that is done, 0 when nobody has begun."""
        try:
            share: float = json.loads(self._progress.read_text())["share"]
        except FileNotFoundError:
            return 0.0
        return share

    def silence(self) -> timedelta:
        """The time since the last sign of life."""
        try:
            return clock.age(self._progress)
        except FileNotFoundError:
            return timedelta.max

    def first(self, path: Path, count: int) -> list[dict[str, Any]]:
        return list(islice(lines_of(path), count))

    def fall_silent(self) -> None:
        self._progress.unlink(missing_ok=True)

    def first_refused(self, count: int, *, name_at: int) -> list[list[str]]:
        """Line, column, value and cause of the first refused rows, and what stands in the file's column
        ``name_at``: the customer's name."""
        try:
            with self.refused.open(encoding="utf-8-sig", newline="") as file:
                rows = csv.reader(file, delimiter=";")
                next(rows, None)
                place = len(RETURNED) + name_at
                return [
                    [*row[: len(RETURNED)], "".join(row[place : place + 1])] for row in islice(rows, count)
                ]
        except FileNotFoundError:
            return []


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """What :class:`Lines` has written to ``path``."""
    try:
        with path.open(encoding="utf-8") as file:
            yield from map(json.loads, file)
    except FileNotFoundError:
        return


class Lines:
    """A file of one JSON object a line, put in its place at the end, when all of it is written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._draft = path.with_suffix(".draft")

    def __enter__(self) -> "Lines":
        self._file = self._draft.open("w", encoding="utf-8")
        return self

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._file.close()
        if error is not None:
            self._draft.unlink(missing_ok=True)
        else:
            self._draft.replace(self._path)


def keep_upload(upload: IO[bytes], name: str) -> Path:
    """Store what is being sent under a passing ``name``, piece by piece."""
    path = folder() / f"{name}.part"
    with path.open("wb") as file:
        shutil.copyfileobj(upload, file, 1 << 20)
    return path


def forget_older_than(kept: timedelta) -> None:
    for path in folder().iterdir():
        if clock.age(path) > kept:
            path.unlink(missing_ok=True)


class RefusedFile:
    """The file that staff get back: why, and the row as it came, to be corrected and sent again.

    A context that puts the file in its place at the end, when all of it is written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._draft = path.with_suffix(".draft")
        self._file: IO[str] | None = None

    def __enter__(self) -> "RefusedFile":
        return self

    def __call__(self, header: Sequence[str], rows: Sequence[Refused]) -> None:
        if not rows:
            return
        if self._file is None:
            self._file = self._draft.open("w", encoding="utf-8-sig", newline="")
            self._write([*RETURNED, *header])
        for each in rows:
            why = each.refusal
            self._write([str(why.line), each.title, why.value, why.cause, *each.cells])

    def _write(self, cells: Iterable[str]) -> None:
        csv.writer(self._file, delimiter=";").writerow(map(harmless, cells))  # type: ignore[arg-type]

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._file is not None:
            self._file.close()
        if error is not None:
            self._draft.unlink(missing_ok=True)
        elif self._file is None:
            self._path.unlink(missing_ok=True)
        else:
            self._draft.replace(self._path)
