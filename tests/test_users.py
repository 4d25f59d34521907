"""The page *Usuários e acesso*, one's own account, and the roles."""

import re
from pathlib import Path

import pytest

from statusplanos.accounts.models import Role, User
from statusplanos.accounts.roles import ROLES, install
from statusplanos.history.models import Change, Operation
from statusplanos.web.permissions import Permission
from tests.cast import PASSWORD
from tests.conftest import Staff, signed_in
from tests.statuses.pages import fields_of

ROOT = Path(__file__).resolve().parent.parent
NEW = {"name": "Davi Reis", "email": "davi@exemplo.com.br"}


@pytest.fixture
def role(session):
    return {name: session.query(Role).filter_by(name=name).one().id for name in ROLES}


def save(client: Staff, number: int, given: dict):
    """What a browser sends: the form of the page as it was opened."""
    page = client.get(f"/usuarios/{number}").text
    version = re.search(r'name="version" type="hidden" value="(\d+)"', page).group(1)
    return client.post(f"/usuarios/{number}", data={"version": version, **given})


def link_in(page: str) -> str:
    return re.search(r'value="http://localhost(/senha/[^"]+)"', page).group(1)


def test_the_list_shows_everybody_with_role_and_state(ana):
    page = ana.get("/usuarios").text
    assert re.findall(r'<th scope="row"><a href="/usuarios/\d+">(.*?)</a>', page) == [
        "Ana Nogueira",
        "Beto Lima",
    ]
    assert "Somente leitura" in page


@pytest.mark.parametrize("path", ["/usuarios", "/usuarios/novo", "/usuarios/1", "/configuracoes/empresa"])
def test_who_may_only_look_is_refused(ana, beto, path):
    assert ana.get(path).status_code == 200
    assert beto.get(path).status_code == 403


@pytest.mark.parametrize("action", ["", "/desativar", "/ativar", "/link"])
def test_who_may_only_look_changes_nothing_by_hand_either(beto, session, action):
    beto.get("/minha-conta")
    assert beto.post(f"/usuarios/1{action}", data=NEW).status_code == 403
    assert session.get(User, 1).name == "Ana Nogueira"


def test_a_new_user_gets_a_link_and_sets_a_password_with_it(app, ana, session, role):
    ana.get("/usuarios/novo")
    page = ana.post("/usuarios/novo", data={**NEW, "role": role["Atendimento"]}).text
    davi = Staff(app)
    path = link_in(page)
    assert "Davi Reis" in davi.get(path).text
    assert davi.post(path, data={"password": "varal de roupas ao vento"}).location == "/"
    assert "Davi Reis" in davi.get("/minha-conta").text
    assert davi.get("/usuarios").status_code == 403
    assert davi.get(path).status_code == 410


def test_a_newer_link_ends_the_older_one(app, ana, role):
    ana.get("/usuarios/novo")
    older = link_in(ana.post("/usuarios/novo", data={**NEW, "role": role["Atendimento"]}).text)
    newer = link_in(ana.post("/usuarios/3/link").text)
    assert Staff(app).get(older).status_code == 410
    assert Staff(app).get(newer).status_code == 200


def test_a_disabled_account_gets_no_link_and_its_links_end(app, ana, role):
    ana.get("/usuarios/novo")
    path = link_in(ana.post("/usuarios/novo", data={**NEW, "role": role["Atendimento"]}).text)
    ana.post("/usuarios/3/desativar")
    assert Staff(app).get(path).status_code == 410
    assert ana.post("/usuarios/3/link").status_code == 422


def test_two_accounts_cannot_share_an_e_mail(ana, session, role):
    ana.get("/usuarios/novo")
    answer = ana.post(
        "/usuarios/novo", data={**NEW, "email": "BETO@exemplo.com.br", "role": role["Atendimento"]}
    )
    assert answer.status_code == 422
    assert "Outra conta já usa este e-mail." in answer.text
    assert 'value="Davi Reis"' in answer.text
    assert session.query(User).count() == 2


def test_name_e_mail_and_role_are_changed_and_recorded(ana, session, role):
    given = {"name": "Beto  Lima Jr", "email": "beto.jr@exemplo.com.br", "role": role["Financeiro"]}
    assert save(ana, 2, given).location == "/usuarios"
    beto = session.get(User, 2)
    assert (beto.name, beto.email, beto.role.name) == ("Beto Lima Jr", "beto.jr@exemplo.com.br", "Financeiro")
    last = session.query(Operation).order_by(Operation.id.desc()).first()
    changes = {row.field: (row.old, row.new) for row in session.query(Change).filter_by(operation_id=last.id)}
    assert last.actor == "Ana Nogueira"
    assert changes == {
        "name": ("Beto Lima", "Beto Lima Jr"),
        "email": ("beto@exemplo.com.br", "beto.jr@exemplo.com.br"),
        "role_id": (str(role["Somente leitura"]), str(role["Financeiro"])),
    }


def test_a_changed_role_holds_at_once(ana, beto, role):
    assert beto.get("/configuracoes/empresa").status_code == 403
    save(ana, 2, {"name": "Beto", "email": "beto@exemplo.com.br", "role": role["Administrador"]})
    assert beto.get("/configuracoes/empresa").status_code == 200


def test_nobody_disables_their_own_account(ana, session):
    ana.get("/usuarios/1")
    answer = ana.post("/usuarios/1/desativar")
    assert answer.status_code == 422
    assert "Ninguém desativa a própria conta" in answer.text
    assert session.get(User, 1).active


def test_nobody_changes_their_own_role(ana, session, role):
    given = {"name": "Ana Nogueira", "email": "ana@exemplo.com.br", "role": role["Atendimento"]}
    answer = save(ana, 1, given)
    assert "Ninguém muda o próprio perfil" in answer.text
    assert session.get(User, 1).role.name == "Administrador"


@pytest.fixture
def second_administrator(app, session, role):
    """Beto manages users too, and is signed in."""
    session.get(User, 2).role_id = role["Administrador"]
    session.commit()
    return signed_in(app, "beto@exemplo.com.br")


def test_an_administrator_may_be_disabled_while_another_can_sign_in(second_administrator, session):
    second_administrator.get("/usuarios/1")
    assert second_administrator.post("/usuarios/1/desativar").status_code == 303
    assert not session.get(User, 1).active


def test_a_user_who_does_not_exist_is_not_found(ana):
    assert ana.get("/usuarios/99").status_code == 404


def test_two_who_edit_a_person_are_joined_field_by_field(ana, session, role):
    """One gave a role, the other corrected the name: both stay."""
    opened = ana.get("/usuarios/2").text
    stamp = dict(re.findall(r'name="(version|since)" type="hidden" value="(\d+)"', opened))
    first = {"name": "Beto Lima", "email": "beto@exemplo.com.br", "role": role["Financeiro"]}
    assert save(ana, 2, first).status_code == 303
    late = {"name": "Beto Lima Jr", "email": "beto@exemplo.com.br", "role": role["Somente leitura"]}
    lost = ana.post("/usuarios/2", data={**late, **stamp})
    assert (lost.status_code, "Só o outro mudou" in lost.text) == (409, True)
    assert session.get(User, 2).name == "Beto Lima"
    assert ana.post("/usuarios/2", data=fields_of(lost.text)).status_code == 303
    session.rollback()
    assert (session.get(User, 2).name, session.get(User, 2).role.name) == ("Beto Lima Jr", "Financeiro")


def test_everybody_changes_their_own_name(beto, session):
    beto.get("/minha-conta")
    assert beto.post("/minha-conta", data={"name": "Roberto Lima"}).status_code == 303
    assert session.get(User, 2).name == "Roberto Lima"


def test_changing_the_own_password_needs_the_present_one(beto, session):
    before = session.get(User, 2).password
    beto.get("/minha-conta")
    given = {"present": "não sei mais qual era", "password": "outra frase bem comprida"}
    answer = beto.post("/minha-conta/senha", data=given)
    assert (answer.status_code, "Esta não é a sua senha atual." in answer.text) == (422, True)
    session.rollback()
    assert session.get(User, 2).password == before


def test_a_changed_password_is_the_one_that_works(app, beto):
    beto.get("/minha-conta")
    beto.post("/minha-conta/senha", data={"present": PASSWORD, "password": "outra frase bem comprida"})
    other = Staff(app)
    answers = []
    for password in (PASSWORD, "outra frase bem comprida"):
        other.get("/entrar")
        answers.append(
            other.post("/entrar", data={"email": "beto@exemplo.com.br", "password": password}).status_code
        )
    assert answers == [422, 303]


def test_the_present_password_cannot_be_guessed_at_leisure(beto):
    beto.get("/minha-conta")
    given = {"present": "não sei mais qual era", "password": "outra frase bem comprida"}
    assert [beto.post("/minha-conta/senha", data=given).status_code for _guess in range(6)] == [422] * 5 + [
        429
    ]


def test_the_table_in_the_docs_is_what_the_code_grants():
    lines = (ROOT / "docs/permissions.md").read_text().splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    head, _rule, *body = rows
    told = {row[0].strip("`"): dict(zip(head[2:], row[2:], strict=True)) for row in body}
    granted = {
        each.value: {name: "yes" if each in allowed else "–" for name, (_words, allowed) in ROLES.items()}
        for each in Permission
    }
    assert told == granted


def test_installed_roles_hold_the_permissions_of_the_code(session):
    stored = {role.name: role.get_permissions() for role in session.query(Role)}
    assert stored == {name: {each.value for each in allowed} for name, (_words, allowed) in ROLES.items()}


def test_installing_again_leaves_edited_roles_alone(session):
    session.query(Role).filter_by(name="Financeiro").one().permission_names = "look"
    session.commit()
    install(session)
    session.commit()
    assert session.query(Role).count() == 4
    assert session.query(Role).filter_by(name="Financeiro").one().get_permissions() == {"look"}


def test_the_stored_names_of_permissions_never_change():
    names = "look settings customers change_status messages billing audit users radius_password"
    assert [each.value for each in Permission] == names.split()
