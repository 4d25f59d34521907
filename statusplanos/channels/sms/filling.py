"""A gateway's request made from its templates: each value is escaped for the place where it stands."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, quote_plus, urlsplit
from xml.sax.saxutils import escape

from flask_babel import gettext as _

from statusplanos.channels.sms.models import SmsSender

NAMES = ("telefone", "telefone_numeros", "texto", "segredo", "referencia")
"""``telefone`` is E.164 with its plus sign, ``telefone_numeros`` without it."""

OWN_HEADERS = frozenset({"host", "content-length", "transfer-encoding", "connection", "expect", "upgrade"})
_PLACEHOLDER = re.compile(r"\{\{\s*(\w*)\s*\}\}", re.ASCII)
_HEADER = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*(.*)")


@dataclass(frozen=True)
class Template:
    """A gateway's request before its placeholders are filled."""

    method: str
    url: str
    headers: str
    body: str


@dataclass(frozen=True)
class Request:
    """A request ready to go out. ``target`` is path and query."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes


def template_of(sender: SmsSender) -> Template:
    return Template(sender.method, sender.url, sender.headers, sender.body)


def unknown(text: str) -> list[str]:
    """What stands between double braces and is no placeholder of a gateway, as written."""
    found = re.findall(r"\{\{[^{}\n]{0,40}\}\}|\{\{", text)
    return [each for each in found if not ((name := _PLACEHOLDER.fullmatch(each)) and name[1] in NAMES)]


def parse_headers(text: str) -> dict[str, str]:
    """``Name: value`` a line. Raises ``ValueError`` with a sentence that names the line."""
    headers: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _HEADER.fullmatch(line)
        if found is None:
            raise ValueError(_("Not a header: “%(line)s”. Write one “Name: value” a line.", line=line[:60]))
        if found[1].lower() in OWN_HEADERS:
            raise ValueError(_("The header %(name)s is set by the system.", name=found[1]))
        headers[found[1]] = found[2]
    return headers


def fill(template: Template, values: Mapping[str, str]) -> Request:
    """Raises ``ValueError`` when a header would hold a line break or the filled body is not valid JSON."""
    parts = urlsplit(template.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {name: _filled(text, values, str) for name, text in parse_headers(template.headers).items()}
    if any(sign in value for value in headers.values() for sign in "\r\n\0"):
        raise ValueError(_("A header of the request would hold a line break: nothing was sent."))
    for name, value in headers.items():
        if not all(ord(letter) < 256 for letter in value):
            raise ValueError(_("The header %(name)s may hold only letters of Latin-1.", name=name))
    body = _filled(template.body, values, _escape_for(content_type(headers)))
    filled = _filled(target, values, lambda value: quote(value, safe=""))
    return Request(template.method, quote(filled, safe="%/:=&?~#+!$,;'@()*[]"), headers, body.encode())


def content_type(headers: Mapping[str, str]) -> str:
    given = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    return given.partition(";")[0].strip().lower()


def _filled(text: str, values: Mapping[str, str], escaped: Callable[[str], str]) -> str:
    return _PLACEHOLDER.sub(lambda found: escaped(values.get(found[1], "")), text)


def _escape_for(media_type: str) -> Callable[[str], str]:
    if media_type.endswith("json"):
        return lambda value: json.dumps(value, ensure_ascii=False)[1:-1]
    if media_type == "application/x-www-form-urlencoded":
        return quote_plus
    return escape if media_type.endswith("xml") else str
