"""What a database refuses because it stands there already is told from what it refuses for another reason."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from statusplanos import database
from statusplanos.web.models import SentForm
from tests.history.conftest import AT


@pytest.mark.parametrize(
    ("row", "there_already"),
    [({"token": "a", "sent_at": AT}, True), ({"token": "b", "sent_at": None}, False)],
)
def test_only_a_twin_is_there_already(books: Session, row: dict[str, object], there_already: bool):
    books.execute(insert(SentForm).values(token="a", sent_at=AT))
    with pytest.raises(IntegrityError) as refused:
        books.execute(insert(SentForm).values(row))
    assert database.is_there_already(refused.value) is there_already
