"""*Minha conta*: the browsers one is signed in with, and the theme."""

import re

from statusplanos.accounts.models import SignIn
from tests.conftest import signed_in

FIREFOX = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0"}


def sessions_in(page: str) -> list[str]:
    part = page[page.index('id="part-sessions"') : page.index('id="part-recent"')]
    return re.findall(r"<tr>\s*<th.*?</tr>", part, re.S)


def test_each_browser_is_listed_with_this_one_marked(app, beto, session):
    signed_in(app, "beto@exemplo.com.br")
    session.query(SignIn).order_by(SignIn.id.desc()).first().agent = FIREFOX["User-Agent"]
    session.commit()
    rows = [row for row in sessions_in(beto.get("/minha-conta").text) if "<td" in row]
    assert len(rows) == 2
    assert {("Este navegador" in row, "Firefox no Linux" in row) for row in rows} == {
        (False, True),
        (True, False),
    }
    assert sum("/encerrar" in row for row in rows) == 1


def test_one_of_them_is_ended(app, beto):
    other = signed_in(app, "beto@exemplo.com.br")
    page = beto.get("/minha-conta").text
    path = re.search(r'action="(/minha-conta/sessoes/\d+/encerrar)"', page).group(1)
    assert beto.post(path).status_code == 303
    assert other.get("/minha-conta").status_code == 303
    assert beto.get("/minha-conta").status_code == 200


def test_all_others_are_ended_at_once(app, beto):
    others = [signed_in(app, "beto@exemplo.com.br") for _number in range(2)]
    beto.get("/minha-conta")
    assert beto.post("/minha-conta/sessoes/encerrar").status_code == 303
    assert [other.get("/minha-conta").status_code for other in others] == [303, 303]
    assert beto.get("/minha-conta").status_code == 200


def test_nobody_ends_somebody_elses(ana, beto, session):
    hers = session.query(SignIn).filter_by(user_id=1).one().id
    beto.get("/minha-conta")
    assert beto.post(f"/minha-conta/sessoes/{hers}/encerrar").status_code == 303
    assert ana.get("/minha-conta").status_code == 200
    assert beto.post(f"/minha-conta/sessoes/{2**31}/encerrar").status_code == 404


def test_the_theme_is_written_by_the_server(beto):
    beto.get("/minha-conta")
    beto.post("/tema", data={"theme": "dark"})
    page = beto.get("/minha-conta").text
    assert '<html lang="pt-BR" data-theme="dark">' in page
    assert 'value="dark" aria-pressed="true"' in page
