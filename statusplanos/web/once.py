"""A form that creates something saves it once, however often it is sent: a double click, a reload, a line
that breaks after the server has saved.

Each such form carries a token of its own, which is written in the transaction of what it creates. The second
one to come finds it there, and is led to where the first one was led.
"""

import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial, wraps
from typing import Any
from uuid import uuid4

from flask import Flask, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.web.htmx import redirect, toast
from statusplanos.web.models import SentForm

NAME = "once"
KEPT = timedelta(days=2)
_TOKEN = re.compile(r"[0-9a-f]{32}")
_TRIES, _PAUSE = 20, 0.05


def init_app(app: Flask) -> None:
    app.jinja_env.globals["once_token"] = lambda: uuid4().hex


def once(view: Callable[..., Any]) -> Callable[..., Any]:
    """Of the posts that carry one token, only the first reaches ``view``; one without a token always does."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        return at_most_once(partial(view, *args, **kwargs))

    return guarded


def at_most_once(do: Callable[[], Any]) -> Any:
    """What ``do`` answers, or for a form that was taken before, the way to where that one led.

    For a view that ends a transaction before it saves; others are marked with :func:`once`.
    """
    token = request.form.get(NAME, "") if request.method == "POST" else ""
    if not _TOKEN.fullmatch(token):
        return do()
    if not _is_first(token, clock.now()):
        return _as_before(token)
    return _remembered(token, do())


def _is_first(token: str, at: datetime) -> bool:
    """Flushes: a twin that is being saved at this moment is waited for here, before anything is done."""
    session = db.session()
    session.execute(delete(SentForm).where(SentForm.sent_at < at - KEPT))
    session.add(SentForm(token=token, sent_at=at))
    try:
        session.flush()
    except IntegrityError:
        session.rollback()
        return False
    return True


def _remembered(token: str, answer: ResponseReturnValue) -> ResponseReturnValue:
    """Keep, beside the token, where ``answer`` leads to; a refused form has rolled its token back."""
    headers = getattr(answer, "headers", {})
    url = headers.get("Location") or headers.get("HX-Redirect")
    if url:
        db.session.execute(update(SentForm).where(SentForm.token == token).values(url=url))
        db.session.commit()
    return answer


def _as_before(token: str) -> ResponseReturnValue:
    toast(_("This was saved already: the form came twice and was taken once."))
    return redirect(_first_url(token) or "/")


def _first_url(token: str) -> str | None:
    """Where the first one was led; it may still be about to say so."""
    for _try in range(_TRIES):
        url = db.session.scalar(select(SentForm.url).where(SentForm.token == token))
        db.session.rollback()
        if url:
            return url
        time.sleep(_PAUSE)
    return None
