"""The views of a list that people have saved stand above it; a higher floor keeps them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Flask, g

from statusplanos.hooks import One
from statusplanos.web.lists.listing import Listing


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


keeper: One[Callable[[Listing], Views]] = One()
"""Whoever keeps saved lists says what stands above this one."""


def init_app(app: Flask) -> None:
    app.jinja_env.globals["saved_views"] = saved_views


def saved_views(listing: Listing) -> Views:
    """What stands above ``listing``; asked for once, wherever on the page it is shown."""
    if "saved_views" not in g:
        ask = keeper.get()
        g.saved_views = ask(listing) if ask else Views()
    found: Views = g.saved_views
    return found
