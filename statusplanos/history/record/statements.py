"""What a piece of SQL would write, read from its text: comments and string literals do not fool it."""

import re
from functools import lru_cache

_SKIPPED = re.compile(
    r"""(?P<comment>/\*.*?\*/|--[^\n]*)
    |(?P<text>\be'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*')""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_NAME = r"""(?:"[^"]+"|`[^`]+`|\[[^\]]+\]|\w+)"""
_PATH = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_BREAK = r"""(?:\s+|(?=["`\[]))"""
_WRITE = re.compile(
    rf"""\b(?:insert(?:\s+or\s+\w+)?\s+into|replace\s+into|update(?:\s+or\s+\w+)?(?:\s+only)?
    |delete\s+from(?:\s+only)?|merge\s+into|alter\s+table(?:\s+if\s+exists)?(?:\s+only)?
    |drop\s+trigger(?:\s+if\s+exists)?\s+{_NAME}\s+on)
    {_BREAK}({_PATH})""",
    re.IGNORECASE | re.VERBOSE,
)
_WRITE_MANY = re.compile(
    rf"""\b(?:truncate(?:\s+table)?(?:\s+only)?|drop\s+table(?:\s+if\s+exists)?)
    {_BREAK}({_PATH}(?:\s*,\s*(?:only\s+)?{_PATH})*)""",
    re.IGNORECASE | re.VERBOSE,
)
_EACH_NAME = re.compile(rf"{_NAME}(?!\s*\.)")
_LAST_NAME = re.compile(rf"({_NAME})\s*$")
_HIDDEN = re.compile(
    r"""(?:\A|;)\s*(do|call|copy|prepare|execute)\b|(\bmerge\s+into\b)|(\bsession_replication_role\b)
    |(\bwritable_schema\b)|(\brefuse_history_change\s*\()|(\bu&")""",
    re.IGNORECASE | re.VERBOSE,
)
_DROPPED_TRIGGER = re.compile(
    rf"\bdrop\s+trigger(?:\s+if\s+exists)?{_BREAK}(?:{_NAME}\s*\.\s*)?({_NAME})", re.IGNORECASE
)
_MAY_WRITE = re.compile(
    r"insert|update|delete|replace|merge|truncate|drop|alter|copy|call|execute|prepare|\bdo\b|session_repl"
    r"|writable_schema|u&",
    re.IGNORECASE,
)
_REMEMBERED_LENGTH = 4000


def written_tables(statement: str) -> tuple[str, ...]:
    """The names of the tables that ``statement`` would write, in lower case, once for each time."""
    return _read(statement)[0]


def dropped_triggers(statement: str) -> tuple[str, ...]:
    return _read(statement)[1]


def hides_its_work(statement: str) -> bool:
    """Whether the text of ``statement`` does not tell what it does (``DO``, ``COPY``, ``CALL`` …)."""
    return _read(statement)[2]


def _read(statement: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    return _remembered(statement) if len(statement) <= _REMEMBERED_LENGTH else _analyse(statement)


def _analyse(statement: str) -> tuple[tuple[str, ...], tuple[str, ...], bool]:
    if not _MAY_WRITE.search(statement):
        return (), (), False
    bare = _SKIPPED.sub(lambda found: " " if found.group("comment") else " '' ", statement)
    tables = [_LAST_NAME.search(path).group(1) for path in _WRITE.findall(bare)]  # type: ignore[union-attr]
    for listed in _WRITE_MANY.findall(bare):
        tables += _EACH_NAME.findall(listed)
    triggers = _DROPPED_TRIGGER.findall(bare)
    return tuple(map(_plain, tables)), tuple(map(_plain, triggers)), bool(_HIDDEN.search(bare))


_remembered = lru_cache(maxsize=2000)(_analyse)


def _plain(name: str) -> str:
    return name.strip('"`[]').lower()
