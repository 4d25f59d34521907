"""Rows of a file, judged: the real export exactly, then each rule by itself."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from statusplanos.customers.phones import Phone, PhoneKind
from statusplanos.importing.checking.row import Known, Refusal, Row
from statusplanos.importing.checking.rules import Judge
from statusplanos.importing.checking.values import folded
from statusplanos.importing.columns import Column
from statusplanos.importing.file.matching import match
from statusplanos.importing.file.sheet import open_sheet

DATA = Path(__file__).parent / "data"
ON = date(2026, 11, 24)
REGISTER = (
    "Aguardando Instalação",
    "Experimenta",
    "Serviço Habilitado",
    "Habilitado Provisoriamente",
    "Suspenso por Débito",
    "Suspenso a Pedido",
    "Cancelado",
)
HEADER = ["codigo", "nome", "cpf_cnpj", "plano", "valor", "status", "data", "email", "celular"]
GOOD = ["1001", "Marina Duarte", "529.982.247-25", "Fibra", "69,90", "Experimenta", "20/11/2026"]
REACHABLE = [*GOOD, "marina@exemplo.com.br", "(19) 99615-1109"]
OTHER_DOCUMENT = "11222333000181"


def known(**more) -> Known:
    return Known(ON, {folded(name): (place, name) for place, name in enumerate(REGISTER)}, **more)


@pytest.fixture
def judge() -> Judge:
    return Judge(match(HEADER), len(HEADER), known())


def with_cell(name: str, value: str) -> list[str]:
    cells = [*REACHABLE]
    cells[HEADER.index(name)] = value
    return cells


def test_the_real_export_gives_exactly_what_is_expected() -> None:
    expected = json.loads((DATA / "clientes-exportacao.expected.json").read_text())
    with open_sheet(DATA / "clientes-exportacao.csv") as sheet:
        judge = Judge(match(sheet.header), len(sheet.header), known())
        judged = [judge.judge(record) for record in sheet.records]
    accepted = [row for row in judged if isinstance(row, Row)]
    assert len(accepted) == expected["accepted"]
    assert {str(bad.line): bad.column for bad in judged if isinstance(bad, Refusal)} == expected["refused"]
    assert {str(row.line): row.warning for row in accepted if row.warning} == expected["warned"]
    assert Counter(REGISTER[row.status_id] for row in accepted) == expected["accepted_by_status"]


def test_an_accepted_row_says_it_in_the_products_terms(judge: Judge) -> None:
    phone = Phone(PhoneKind.MOBILE, "+5519996151109")
    assert judge.judge((2, REACHABLE)) == Row(
        2,
        "1001",
        "Marina Duarte",
        "52998224725",
        "Fibra",
        1,
        date(2026, 11, 20),
        6990,
        "marina@exemplo.com.br",
        phone,
    )


@pytest.mark.parametrize(
    ("cell", "value", "column"),
    [
        ("nome", " \N{ZERO WIDTH SPACE} ", Column.NAME),
        ("nome", "x" * 161, Column.NAME),
        ("cpf_cnpj", "529.982.247-26", Column.DOCUMENT),
        ("plano", "", Column.PLAN),
        ("plano", "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 100, Column.PLAN),
        ("status", "Stand-by", Column.STATUS),
        ("data", "31/02/2026", Column.DATE),
        ("valor", "grátis", Column.PRICE),
        ("codigo", "", Column.CODE),
        ("codigo", "9" * 41, Column.CODE),
    ],
)
def test_a_bad_value_is_refused_with_its_column_and_what_stood_there(
    judge: Judge, cell: str, value: str, column: Column
) -> None:
    refusal = judge.judge((2, with_cell(cell, value)))
    assert isinstance(refusal, Refusal)
    assert (refusal.line, refusal.column, refusal.value) == (2, column, value[:200])
    assert refusal.cause


def test_of_several_causes_the_first_in_the_fixed_order_is_named(judge: Judge) -> None:
    cells = ["", "", "1", "", "x", "x", "x", "", ""]
    found = []
    for column in ("nome", "cpf_cnpj", "plano", "status", "data", "valor", "codigo"):
        refusal = judge.judge((2, cells))
        assert isinstance(refusal, Refusal)
        found.append(refusal.column)
        cells[HEADER.index(column)] = REACHABLE[HEADER.index(column)]
    assert found == ["name", "document", "plan", "status", "date", "price", "code"]


def test_too_few_and_too_many_columns_are_refused_before_all_else(judge: Judge) -> None:
    for cells in (["", *GOOD[1:6]], [*REACHABLE, "mais"]):
        refusal = judge.judge((2, cells))
        assert isinstance(refusal, Refusal)
        assert refusal.column == Column.COLUMNS
        assert str(len(cells)) in refusal.cause


def test_empty_cells_at_the_end_and_missing_addresses_are_no_fault(judge: Judge) -> None:
    assert isinstance(judge.judge((2, [*REACHABLE, "", " "])), Row)
    shorter = judge.judge((3, ["1002", *GOOD[1:]]))
    assert isinstance(shorter, Row)
    assert (shorter.email, shorter.phone, shorter.warning) == (None, None, Column.EMAIL)


def test_an_unusable_address_is_a_warning_email_before_phone(judge: Judge) -> None:
    warnings = []
    for number, (email, phone) in enumerate(
        [("nao tem", ""), ("a@b.com.br", "1234"), ("a@b.com.br", "(41) 38203001")]
    ):
        row = judge.judge((number, [str(number), *GOOD[1:], email, phone]))
        assert isinstance(row, Row)
        warnings.append(row.warning)
    assert warnings == [Column.EMAIL, Column.PHONE, Column.PHONE]


def test_a_landline_is_kept_and_warned_of(judge: Judge) -> None:
    row = judge.judge((2, with_cell("celular", "(41) 38203001")))
    assert isinstance(row, Row)
    assert row.phone == Phone(PhoneKind.LANDLINE, "+554138203001")


def test_a_code_stands_once_and_only_an_accepted_row_claims_it(judge: Judge) -> None:
    assert isinstance(judge.judge((2, with_cell("valor", "grátis"))), Refusal)
    assert isinstance(judge.judge((3, REACHABLE)), Row)
    again = judge.judge((4, with_cell("cpf_cnpj", OTHER_DOCUMENT)))
    assert isinstance(again, Refusal)
    assert (again.column, again.value) == (Column.CODE, "1001")
    assert "Line 3" in again.cause


def test_a_code_of_another_customer_here_is_refused_and_the_own_one_is_not() -> None:
    judge = Judge(match(HEADER), len(HEADER), known(owners={"1001": OTHER_DOCUMENT, "1002": "52998224725"}))
    refusal = judge.judge((2, REACHABLE))
    assert isinstance(refusal, Refusal)
    assert refusal.column == Column.CODE
    assert isinstance(judge.judge((3, with_cell("codigo", "1002"))), Row)


def test_the_same_document_with_another_code_is_a_second_plan(judge: Judge) -> None:
    assert isinstance(judge.judge((2, REACHABLE)), Row)
    assert isinstance(judge.judge((3, with_cell("codigo", "1002"))), Row)


def test_a_status_is_found_without_case_accents_and_stray_blanks(judge: Judge) -> None:
    row = judge.judge((2, with_cell("status", "  SERVICO   habilitado ")))
    assert isinstance(row, Row)
    assert REGISTER[row.status_id] == "Serviço Habilitado"


def test_a_status_nearly_right_is_suggested(judge: Judge) -> None:
    refusal = judge.judge((2, with_cell("status", "Suspenso por Debto")))
    assert isinstance(refusal, Refusal)
    assert "Similar: Suspenso por Débito" in refusal.cause


def test_a_name_that_looks_like_a_formula_is_text(judge: Judge) -> None:
    row = judge.judge((2, with_cell("nome", "=HYPERLINK(1)")))
    assert isinstance(row, Row)
    assert row.name == "=HYPERLINK(1)"
