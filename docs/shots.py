"""Which pictures there are: name, page, what is done on it first, and which part of it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from playwright.sync_api import Page
from sqlalchemy.orm import Session

Act = Callable[[Page], object]


@dataclass(frozen=True)
class Shot:
    """``part`` is a CSS selector; without one the window is shown."""

    name: str
    path: str
    part: str = ""
    acts: tuple[Act, ...] = ()
    width: int = 1120
    height: int = 700


def prepare(session: Session, now: datetime) -> None:
    """Nothing yet that the demonstration does not have."""


def fill(label: str, text: str) -> Act:
    return lambda page: page.get_by_label(label, exact=True).first.fill(text)


def choose(label: str, option: str) -> Act:
    return lambda page: page.get_by_label(label, exact=True).first.select_option(label=option)


def tick(label: str) -> Act:
    return lambda page: page.get_by_label(label, exact=True).first.check()


def press(name: str) -> Act:
    return lambda page: page.get_by_role("button", name=name).first.click()


def follow(name: str) -> Act:
    return lambda page: page.get_by_role("link", name=name).first.click()


def wait_for(selector: str) -> Act:
    return lambda page: page.locator(selector).first.wait_for()


TRIAL, STEADY = "/clientes/29", "/clientes/1"

ALL = (
    Shot("painel", "/"),
    Shot("status-lista", "/status/"),
)
