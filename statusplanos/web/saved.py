"""The views of a list that people have saved stand above it; a higher floor keeps them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from flask import Flask

from statusplanos.web.lists import Listing


@dataclass(frozen=True)
class View:
    """A list as it was saved. ``edit`` leads to its name, for who may change it."""

    name: str
    url: str
    current: bool
    shared: bool
    edit: str | None


@dataclass(frozen=True)
class Views:
    """What stands above a list; ``save`` leads to the form that keeps the list as it is now."""

    views: Sequence[View] = ()
    save: str | None = None

    @property
    def current(self) -> View | None:
        return next((view for view in self.views if view.current), None)


Keeper: TypeAlias = Callable[[Listing], Views]
_keepers: list[Keeper] = []


def register_keeper(keeper: Keeper) -> Keeper:
    _keepers[:] = [keeper]
    return keeper


def init_app(app: Flask) -> None:
    app.jinja_env.globals["saved_views"] = saved_views


def saved_views(listing: Listing) -> Views:
    return _keepers[0](listing) if _keepers else Views()
