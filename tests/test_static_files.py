"""What we did not write is served exactly as its authors published it, beside its licence."""

from base64 import b64encode
from gzip import compress
from hashlib import sha384
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parent.parent / "static"
VENDORED = {
    "vendor/htmx.min.js": "Qp9rdC8H7EqOoX+nR0P3RPG2Noji+qdwJlGpfzwQJsfOpp3sGwIdSP9xO3+UlEhn",
    "geist.woff2": "tOfKDG7slrKYWpwldbm4WtA1FznOX7wj5pBF8ay9j7fVmyOqKahOgmnsaPH/35Rh",
    "icons.svg": "uSPBkoaMuLfLcxD8JiMw8TYuAqsUrC3atkXV36+XSRpVnCQGJWm6U0xXZHGAhDel",
}


def digest(name: str) -> str:
    return b64encode(sha384((STATIC / name).read_bytes()).digest()).decode()


@pytest.mark.parametrize(("name", "expected"), VENDORED.items())
def test_vendored_file_is_unmodified(name: str, expected: str) -> None:
    assert digest(name) == expected


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("vendor/htmx.LICENSE.txt", "Zero-Clause BSD"),
        ("geist.LICENSE.txt", "SIL OPEN FONT LICENSE"),
        ("icons.LICENSE.txt", "MIT License"),
    ],
)
def test_licence_stands_beside_what_it_covers(name: str, words: str) -> None:
    assert words in (STATIC / name).read_text()


def test_style_sheet_needs_nothing_from_elsewhere() -> None:
    css = (STATIC / "app.css").read_text()
    assert "url(" in css
    assert not [word for word in ("data:", "http:", "https:", "@import") if word in css]


def test_script_leaves_nothing_to_be_evaluated() -> None:
    script = (STATIC / "app.js").read_text() + (STATIC / "focus.js").read_text()
    assert "addEventListener" in script
    assert not [
        word for word in ("eval(", "new Function", "innerHTML", "insertAdjacentHTML") if word in script
    ]


def test_first_load_stays_within_the_budget() -> None:
    names = ("app.css", "app.js", "focus.js", "icons.svg", "geist.woff2", "vendor/htmx.min.js", "icone.svg")
    assert 50_000 < sum(packed(name) for name in names) < 100 * 1024


def packed(name: str) -> int:
    data = (STATIC / name).read_bytes()
    return len(data) if name.endswith(".woff2") else len(compress(data))
