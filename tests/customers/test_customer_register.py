"""The register of customers"""

import pytest

from statusplanos import clock
from statusplanos.customers import addresses, register
from statusplanos.customers.models import Customer
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.history.models import Change


@pytest.fixture
def typed():
    return {
        "name": "Marina Duarte Alves",
        "document": "529.982.247-25",
        "email": "Marina@Exemplo.com.br",
        "mobile": "(31) 99876-5432",
        "landline": "(31) 3222-1234",
        "due_day": 10,
    }


def test_keeps_what_was_typed_without_masks(session, typed):
    customer = register.create(session, **typed, at=clock.now())
    session.commit()
    kept = (customer.document, customer.email, customer.mobile, customer.landline)
    assert kept == ("52998224725", "Marina@exemplo.com.br", "+5531998765432", "+553132221234")
    assert "marina duarte alves" in customer.search


def test_accepts_a_cnpj_with_letters(session, typed):
    customer = register.create(session, **{**typed, "document": "12.ABC.345/01DE-35"}, at=clock.now())
    assert customer.document == "12ABC34501DE35"


def test_writes_each_field_into_the_history(session, typed):
    customer = register.create(session, **typed, at=clock.now())
    session.commit()
    changes = session.query(Change).filter_by(entity="customer", entity_id=customer.id)
    assert {one.field: one.new for one in changes}["document"] == "52998224725"


def test_refuses_a_second_customer_with_the_same_document(session, typed, a_customer):
    other = a_customer()
    with pytest.raises(register.DocumentTaken, match="Marina Duarte Alves") as refused:
        register.create(session, **{**typed, "name": "Outra Pessoa"}, at=clock.now())
    assert (refused.value.other_id, refused.value.field) == (other.id, "document")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", "  "),
        ("document", "529.982.247-26"),
        ("email", "marina@"),
        ("mobile", "(31) 3222-1234"),
        ("landline", "(31) 99876-5432"),
        ("mobile", "9876"),
        ("due_day", 32),
    ],
)
def test_refuses_what_cannot_be_beside_its_field(session, typed, field, text):
    with pytest.raises(DomainError) as refused:
        register.create(session, **{**typed, field: text}, at=clock.now())
    assert refused.value.field == field


def test_needs_neither_e_mail_nor_phone(session, typed):
    bare = {**typed, "email": "", "mobile": "", "landline": ""}
    customer = register.create(session, **bare, at=clock.now())
    assert (customer.email, customer.mobile, customer.landline) == (None, None, None)


def test_keeps_the_document_on_a_revision_of_the_rest(session, typed, a_customer):
    customer = a_customer()
    register.revise(session, customer, **{**typed, "name": "Marina Alves"}, seen_version=customer.version)
    session.commit()
    assert session.get(Customer, customer.id).name == "Marina Alves"


def test_refuses_a_revision_of_an_older_version(session, typed, a_customer):
    customer = a_customer()
    with pytest.raises(LostUpdate):
        register.revise(session, customer, **typed, seen_version=customer.version - 1)
    assert customer.landline is None


ADDRESS = {
    "street": "Rua das Flores",
    "street_number": "120",
    "complement": "ap 3",
    "district": "Centro",
    "city": "São Paulo",
    "region": "sp",
    "postal_code": "1310100",
}


def test_keeps_the_address_tidily_and_an_editing_without_one_leaves_it(session, typed):
    customer = register.create(session, **typed, at=clock.now(), address=ADDRESS)
    session.commit()
    assert (customer.region, customer.postal_code) == ("SP", "01310100")
    register.revise(session, customer, **typed, seen_version=customer.version)
    session.commit()
    assert addresses.in_words(customer) == (
        "Rua das Flores, 120, ap 3 · Centro · São Paulo/SP · CEP 01310-100"
    )


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("region", "XX"),
        ("region", "M"),
        ("postal_code", "123"),
        ("postal_code", "1310-100"),
        ("city", "x" * 81),
    ],
)
def test_refuses_what_is_no_part_of_an_address(session, typed, part, text):
    with pytest.raises(DomainError) as refused:
        register.create(session, **typed, at=clock.now(), address={part: text})
    assert refused.value.field == part


def test_a_document_that_came_with_wrong_check_digits_may_stay_as_it_is(session, typed, a_customer):
    customer = a_customer(document="52998224726")
    kept = {**typed, "document": "529.982.247-26", "name": "Marina Alves"}
    register.revise(session, customer, **kept, seen_version=customer.version)
    assert customer.name == "Marina Alves"
    with pytest.raises(DomainError, match="verificadores"):
        register.revise(
            session, customer, **{**typed, "document": "52998224727"}, seen_version=customer.version
        )
