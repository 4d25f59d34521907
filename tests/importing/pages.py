"""The import's pages as a person goes through them, without JavaScript."""

import re
from io import BytesIO

from statusplanos import clock
from statusplanos.extensions import db
from statusplanos.history.models import Source
from statusplanos.history.record.recording import Author, act_as
from statusplanos.importing.upload import work


def send(client, content: bytes, name: str = "clientes.csv"):
    client.get("/importar")
    return client.post(
        "/importar", data={"file": (BytesIO(content), name)}, content_type="multipart/form-data"
    )


def chosen(html: str) -> dict[str, str]:
    """What each select of the page has chosen: what a person sends who changes nothing."""
    found = {}
    for name, options in re.findall(r'<select id="[^"]*" name="([^"]*)".*?>(.*?)</select>', html, re.DOTALL):
        values = re.findall(r'<option value="([^"]*)"( selected)?', options)
        found[name] = next((value for value, mark in values if mark), values[0][0])
    return found


def go_on(client, step: str, number: int = 1, **other: str):
    """Send a step's page as it is, with what ``other`` says instead."""
    address = f"/importar/{number}/{step}"
    return client.post(address, data=chosen(client.get(address).text) | other)


def prepare(client, content: bytes, name: str = "clientes.csv", number: int = 1) -> None:
    """From the file to the check, choosing what is offered; rows of unknown statuses are left out."""
    assert send(client, content, name).location == f"/importar/{number}/colunas"
    assert go_on(client, "colunas", number).location == f"/importar/{number}/nomes"
    names = chosen(client.get(f"/importar/{number}/nomes").text)
    unknown = {name: "skip" for name, value in names.items() if not value}
    assert go_on(client, "nomes", number, **unknown).location == f"/importar/{number}/conferencia"


def the_worker_works() -> None:
    act_as(db.session(), Author("rotina diária", Source.WORKER, clock.now()))
    work.run_waiting(db.session(), stop=lambda: False)
    db.session.remove()


def words(html: str) -> str:
    text = re.sub(r"<(script|style|svg).*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).replace("&nbsp;", " ").split())
