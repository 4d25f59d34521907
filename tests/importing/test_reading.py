"""A file is read whatever encoding, separator and line ends it has; what is no table is refused in words."""

import tracemalloc
from pathlib import Path

import pytest

from statusplanos.errors import DomainError
from statusplanos.importing.file.sheet import open_sheet

TABLE = "Código;Nome;Situação\n1;João;Ativo\n2;Íris;Ativo\n"
XLSX = b"PK\x03\x04\x14\x00\x06\x00"
XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture
def file(tmp_path: Path):
    def write(content: str | bytes, encoding: str = "utf-8") -> Path:
        path = tmp_path / "arquivo.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return write


def read(path: Path):
    with open_sheet(path) as sheet:
        return sheet.encoding, sheet.separator, sheet.header, list(sheet.records)


def cause(path: Path) -> str:
    with pytest.raises(DomainError) as refused:
        read(path)
    return refused.value.message


@pytest.mark.parametrize(
    ("written_as", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("latin-1", "cp1252"), ("utf-16", "utf-16")],
)
def test_the_encoding_is_found(file, written_as: str, found: str) -> None:
    encoding, separator, header, records = read(file(TABLE, written_as))
    assert (encoding, separator) == (found, ";")
    assert header == ["Código", "Nome", "Situação"]
    assert records == [(2, ["1", "João", "Ativo"]), (3, ["2", "Íris", "Ativo"])]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_separator_and_line_ends_are_found(file, separator: str, line_end: str) -> None:
    text = TABLE.replace(";", separator).replace("\n", line_end)
    _, found, header, records = read(file(text))
    assert found == separator
    assert header == ["Código", "Nome", "Situação"]
    assert [line for line, _ in records] == [2, 3]


def test_separators_inside_quoted_names_of_columns_do_not_count(file) -> None:
    _, separator, header, _ = read(file('"Nome, razão, ou apelido";Código\nA;1\n'))
    assert (separator, header) == (";", ["Nome, razão, ou apelido", "Código"])


def test_excels_own_first_line_decides_the_separator(file) -> None:
    _, separator, header, records = read(file("sep=,\nNome;apelido,Código\nA;a,1\n"))
    assert (separator, header) == (",", ["Nome;apelido", "Código"])
    assert records == [(3, ["A;a", "1"])]


def test_a_record_is_known_by_its_first_physical_line(file) -> None:
    text = '\n\nNome;Código\n\n"Rua\r\nlonga; 7";1\n;;\n   \n"B";2\n'
    _, _, header, records = read(file(text))
    assert header == ["Nome", "Código"]
    assert records == [(5, ["Rua\r\nlonga; 7", "1"]), (9, ["B", "2"])]


def test_doubled_quotes_and_quotes_inside_bare_text_are_text(file) -> None:
    _, _, _, records = read(file('Nome;Código\n"João ""Zé""";1\nTubo 3" PVC;2\n'))
    assert records == [(2, ['João "Zé"', "1"]), (3, ['Tubo 3" PVC', "2"])]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\n\r\n  \n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (XLSX + b"xl/workbook.xml", "spreadsheet"),
        (XLS + bytes(600), "spreadsheet"),
        (b"%PDF-1.7\n1 0 obj", "not text"),
        (b"\x1f\x8b\x08\x00abc", "not text"),
        (bytes(range(256)) * 20, "not text"),
        (b"Nome;C\x00digo\nA;1\n", "not text"),
        (b"Nome;Codigo\nA\x00;1\n", "not text"),
        ("Nome;Código\nJoão;1\n".encode("utf-16-le"), "not text"),
        ("Código;Situação\nÉlio;1\n".encode("cp850"), "neither UTF-8 nor"),
        ("Nome;Código\nJoão;1\nÍris;2\n".encode() + b"M\xe1rcia;3\n", "broken in line 4"),
        (b"Nome\nA\nB\n", "separated by"),
        (b"1;2;3\n4;5;6\n", "Line 1 must be"),
        (b'Nome;Codigo\nA;1\n"B;2\nC;3\n', "in line 3"),
        (b'Nome;Codigo\n"A"x;1\n', "in line 2"),
        (b'"Nome;Codigo\nA;1\n', "in line 1"),
        (b"Nome;Codigo\n" + b"A" * 200_000 + b";1\n", "Line 2 is too long"),
        (";".join(f"c{n}" for n in range(200)).encode() + b"\n", "200 columns"),
    ],
)
def test_what_is_no_table_is_refused_with_its_cause(file, content: bytes, words: str) -> None:
    assert words in cause(file(content))


def test_a_quote_that_never_closes_is_found_without_reading_on_for_ever(file) -> None:
    text = 'Nome;Código\n"João;1\n' + "Maria da Conceição;2\n" * 50_000
    assert "in line 2" in cause(file(text))


def test_a_file_over_the_limit_is_refused_before_it_is_read(file) -> None:
    path = file(b"")
    with path.open("r+b") as grown:
        grown.truncate(50 * 1024 * 1024)
    assert "50 MB" in cause(path)


def test_memory_does_not_grow_with_the_file(file) -> None:
    path = file("Nome;Código\n" + "".join(f"Maria da Conceição;{n}\n" for n in range(60_000)))
    tracemalloc.start()
    with open_sheet(path) as sheet:
        count = sum(1 for _ in sheet.records)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 60_000
    assert peak < 12_000_000, "the file is read by pieces of a megabyte"
