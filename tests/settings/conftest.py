import re

import pytest


@pytest.fixture
def save():
    """Post a settings page as it was opened, with ``changes`` to its fields."""

    def save(client, url: str, *, page: str | None = None, **changes: str):
        return client.post(url, data={**typed_in(page or client.get(url).text), **changes})

    return save


def typed_in(html: str) -> dict[str, str]:
    """What the page's first form would send, apart from its CSRF token."""
    form = html.split("data-guard>", 1)[1].split("</form>", 1)[0]
    fields = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        kind, name = re.search(r'type="(\w+)"', tag), re.search(r'\bname="([^"]+)"', tag)
        value = re.search(r'\bvalue="([^"]*)"', tag)
        if name and name[1] != "csrf_token" and (not kind or kind[1] != "radio" or "checked" in tag):
            fields[name[1]] = value[1] if value else ""
    for name, text in re.findall(r'<textarea[^>]*\bname="([^"]+)"[^>]*>\r?\n?(.*?)</textarea>', form, re.S):
        fields[name] = text
    for name, options in re.findall(r'<select[^>]*\bname="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        fields[name] = chosen[1] if chosen else ""
    return fields
