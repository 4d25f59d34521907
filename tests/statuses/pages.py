"""What a browser would send back: the fields of the form that is edited, as the page shows them."""

import re
from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: dict[str, str] = {}
        self.inside = False
        self.select = self.text = ""

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = "data-guard" in given
        if not self.inside:
            return
        counts = given.get("type") not in ("checkbox", "radio") or "checked" in given
        if tag == "input" and given.get("name") and counts:
            self.fields[given["name"]] = given.get("value", "")
        if tag == "select":
            self.select = given["name"]
        if tag == "option" and self.select and ("selected" in given or self.select not in self.fields):
            self.fields[self.select] = given["value"]
        if tag == "textarea":
            self.text, self.fields[given["name"]] = given["name"], ""

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        if tag == "select":
            self.select = ""
        if tag == "textarea":
            self.text = ""

    def handle_data(self, data):
        if self.text:
            self.fields[self.text] += data.removeprefix("\r\n").removeprefix("\n")


def fields_of(html: str) -> dict[str, str]:
    """The successful controls of the form, by name."""
    reader = _Fields()
    reader.feed(html)
    return reader.fields


def without(fields: dict[str, str], *names: str) -> dict[str, str]:
    return {name: value for name, value in fields.items() if name not in names}


def text_of(html: str) -> str:
    """What a person reads, blanks put together."""
    main = html[html.index("<main") : html.index("</main>")] if "<main" in html else html
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def error_beside(html: str, field: str) -> str | None:
    found = re.search(rf'<p class="error" id="{field}-error">(.*?)</p>', html, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found.group(1)).split()) if found else None
