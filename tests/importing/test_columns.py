"""Columns are found by their names, in any order and under the names that other systems give them."""

import pytest

from statusplanos.errors import DomainError
from statusplanos.importing.columns import Column
from statusplanos.importing.file.matching import match

SAMPLE = ["Código", "Nome/Razão Social", "CPF/CNPJ", "E-mail", "Celular", "Plano", "Valor Mensal", "Status"]


def test_the_names_of_the_sample_are_known() -> None:
    found = match([*SAMPLE, "Data do Status"])
    order = ["code", "name", "document", "email", "phone", "plan", "price", "status", "date"]
    assert found == {Column(name): place for place, name in enumerate(order)}


def test_order_case_accents_and_punctuation_do_not_matter() -> None:
    header = [
        "DT_ATIV",
        "situacao",
        " PLANO ",
        "preço (R$)",
        "cpf_cnpj",
        "NOME DO CLIENTE",
        "Nº Contrato",
        "obs",
    ]
    found = match(header)
    order = [Column.DATE, Column.STATUS, Column.PLAN, Column.PRICE, Column.DOCUMENT, Column.NAME, Column.CODE]
    assert found == {column: place for place, column in enumerate(order)}


def test_the_better_of_two_names_wins() -> None:
    header = ["Telefone", "Celular", "Cliente", "Nome", *SAMPLE[5:], "Data", "Código", "CPF/CNPJ", "E-mail"]
    found = match(header)
    assert (found[Column.PHONE], found[Column.NAME]) == (1, 3)


def test_email_and_phone_may_be_missing() -> None:
    found = match(["codigo", "nome", "documento", "plano", "valor", "status", "data"])
    assert Column.EMAIL not in found
    assert Column.PHONE not in found


def test_all_missing_columns_are_named_in_one_sentence() -> None:
    with pytest.raises(DomainError) as refused:
        match(["Nome", "Plano", "Valor", "Observação"])
    assert "Columns missing: CPF or CNPJ, Status, Entered the status on, Code." in refused.value.message
    assert "The file has: Nome, Plano, Valor, Observação." in refused.value.message


def test_a_column_that_stands_twice_is_refused() -> None:
    with pytest.raises(DomainError, match="Two columns are called STATUS"):
        match([*SAMPLE[:7], "STATUS", "status", "Data"])
