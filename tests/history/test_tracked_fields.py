"""Every column of a tracked table is history, or stands here with its reason."""

from enum import Enum
from typing import Any

import pytest
from sqlalchemy import Boolean, Date, Integer, String, Text

import tests.history.conftest  # noqa: F401 (imports every model)
from statusplanos.extensions import Instant
from statusplanos.history.tracking import tracked_classes, tracked_tables

DERIVED = {"description_folded", "name_folded", "username_folded", "search"}
"""Worked out from a tracked field."""
MACHINE = {"id", "version", "entry_no", "created_at", "fs_uniquifier"}
"""The key, counters, and what only serves the machine; when a row appeared is its operation's time."""

CLASSES = sorted(tracked_classes().items())


@pytest.mark.parametrize(("entity", "cls"), CLASSES, ids=[entity for entity, _ in CLASSES])
def test_every_column_is_history_or_listed_here(entity: str, cls: Any):
    assert {column.key for column in cls.__table__.columns} - set(cls.history.fields) <= DERIVED | MACHINE
    assert set(cls.history.fields) <= {column.key for column in cls.__table__.columns}


@pytest.mark.parametrize(("entity", "cls"), CLASSES, ids=[entity for entity, _ in CLASSES])
def test_every_reference_names_a_tracked_entity(entity: str, cls: Any):
    for name, word in cls.history.fields.items():
        keys = [key.column.table.name for key in cls.__table__.c[name].foreign_keys]
        expected = [tracked_tables()[table].history.entity for table in keys]
        if word.many:  # a list of ids is text and holds no foreign key
            assert word.refers is None or word.refers in tracked_classes(), name
            continue
        assert ([word.refers] if word.refers else []) == expected, name


@pytest.mark.parametrize(("entity", "cls"), CLASSES, ids=[entity for entity, _ in CLASSES])
def test_every_enumerated_value_has_a_word(entity: str, cls: Any):
    for name, word in cls.history.fields.items():
        members = getattr(cls.__table__.c[name].type, "enum_class", None)
        if members is not None:
            assert issubclass(members, Enum)
            assert {member.value for member in members} <= set(word.values), name


def test_every_tracked_column_has_a_type_whose_text_is_known():
    for cls in tracked_classes().values():
        for name in cls.history.fields:
            assert isinstance(cls.__table__.c[name].type, (Boolean, Date, Instant, Integer, String, Text)), (
                name
            )


def test_names_of_secrets_are_marked_as_secret():
    for cls in tracked_classes().values():
        for name, word in cls.history.fields.items():
            assert word.secret == (name == "password" or name.endswith("_encrypted")), name
