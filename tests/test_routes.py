"""Every address: who may open it, what refuses a forged request, and that no template is left over."""

import re

import pytest
from flask import Flask
from werkzeug.routing import Rule

from statusplanos import config
from statusplanos.channels.channel import Channel
from statusplanos.web.permissions import needed
from tests.conftest import Staff

TABLE = """
GET  /                                                        look
GET  /ajuda                                                   public
GET  /ajuda/<slug>                                            public
GET  /anotacoes/<int:id>                                      look
GET  /assinaturas/<int:id>                                    look
GET  /assinaturas/<int:id>/alterar                            customers
POST /assinaturas/<int:id>/alterar                            customers
GET  /assinaturas/<int:id>/cartao                             look
GET  /assinaturas/<int:id>/historico                          look
GET  /assinaturas/<int:id>/login                              look
POST /assinaturas/<int:id>/login                              customers
POST /assinaturas/<int:id>/login/mostrar                      radius_password
POST /assinaturas/<int:id>/login/remover                      customers
POST /assinaturas/<int:id>/login/senha                        customers
GET  /assinaturas/<int:id>/mensalidade                        look
GET  /assinaturas/<int:id>/status                             change_status
POST /assinaturas/<int:id>/status                             change_status
GET  /buscar                                                  look
GET  /clientes                                                look
GET  /clientes/<int:customer_id>/planos/novo                  customers+change_status
POST /clientes/<int:customer_id>/planos/novo                  customers+change_status
GET  /clientes/<int:id>                                       look
GET  /clientes/<int:id>/anotacoes                             look
POST /clientes/<int:id>/anotacoes                             customers
GET  /clientes/<int:id>/editar                                customers
POST /clientes/<int:id>/editar                                customers
GET  /clientes/<int:id>/historico                             look
GET  /clientes/<int:id>/ultimos-acontecimentos                look
GET  /clientes/<int:id>/mensalidades                          look
GET  /clientes/novo                                           customers
POST /clientes/novo                                           customers
GET  /clientes/planilha                                       look
GET  /configuracoes                                           settings
GET  /configuracoes/empresa                                   settings
POST /configuracoes/empresa                                   settings
POST /configuracoes/empresa/logo                              settings
POST /configuracoes/empresa/logo/remover                      settings
GET  /configuracoes/faturamento                               settings
POST /configuracoes/faturamento                               settings
POST /configuracoes/faturamento/previa                        settings
GET  /configuracoes/mensagens                                 settings
POST /configuracoes/mensagens                                 settings
POST /configuracoes/mensagens/previa                          settings
GET  /configuracoes/sistema                                   settings
GET  /entrar                                                  public
POST /entrar                                                  public
GET  /entrar/codigo                                           public
POST /entrar/codigo                                           public
GET  /esqueci-minha-senha                                      public
POST /esqueci-minha-senha                                      public
GET  /healthz                                                 public
GET  /historico/                                              audit
GET  /historico/<entity>/<int:id>                             look
GET  /historico/<entity>/<int:id>/planilha                    look
GET  /historico/operacoes/<int:id>                            audit
GET  /historico/operacoes/<int:id>/planilha                   audit
GET  /historico/planilha                                      audit
GET  /importar                                                customers+change_status
POST /importar                                                customers+change_status
GET  /importar/<int:id>                                       customers+change_status
GET  /importar/<int:id>/arquivo                               customers+change_status
POST /importar/<int:id>/arquivo                               customers+change_status
GET  /importar/<int:id>/ausentes.csv                          customers+change_status
GET  /importar/<int:id>/colunas                               customers+change_status
POST /importar/<int:id>/colunas                               customers+change_status
GET  /importar/<int:id>/conferencia                           customers+change_status
POST /importar/<int:id>/conferencia                           customers+change_status
POST /importar/<int:id>/confirmar                             customers+change_status
POST /importar/<int:id>/descartar                             customers+change_status
GET  /importar/<int:id>/diferencas.csv                        customers+change_status
GET  /importar/<int:id>/nomes                                 customers+change_status
POST /importar/<int:id>/nomes                                 customers+change_status
GET  /importar/<int:id>/recusadas.csv                         customers+change_status
GET  /importar/<int:id>/resultado                             customers+change_status
GET  /importar/importacoes                                    customers+change_status
GET  /importar/modelo.csv                                     customers+change_status
GET  /logo                                                    public
GET  /mensagens                                               look
GET  /mensagens/<int:id>                                      look
POST /mensagens/<int:id>/cancelar                             messages
POST /mensagens/<int:id>/tentar-de-novo                       messages
POST /mensagens/previa                                        settings
GET  /minha-conta                                             look
POST /minha-conta                                             look
GET  /minha-conta/segundo-fator                               look
POST /minha-conta/segundo-fator                               look
POST /minha-conta/segundo-fator/codigos                       look
POST /minha-conta/segundo-fator/desligar                      look
POST /minha-conta/senha                                       look
GET  /mudancas-em-massa                                       change_status
POST /mudancas-em-massa                                       change_status
GET  /mudancas-em-massa/<int:id>                              change_status
POST /mudancas-em-massa/<int:id>/confirmar                    change_status
POST /mudancas-em-massa/<int:id>/continuar                    change_status
POST /mudancas-em-massa/<int:id>/desfazer                     change_status
POST /mudancas-em-massa/<int:id>/parar                        change_status
GET  /mudancas-em-massa/<int:id>/planilha                     change_status
POST /mudancas-em-massa/<int:id>/previa                       change_status
POST /mudancas/<int:id>/desfazer                              change_status
GET  /novidades                                               look
POST /minha-conta/sessoes/<int:id>/encerrar                   look
POST /minha-conta/sessoes/encerrar                            look
GET  /planos                                                  look
GET  /planos/<int:id>                                         look
POST /planos/<int:id>                                         customers
POST /planos/<int:id>/arquivar                                customers
POST /planos/<int:id>/trazer-de-volta                         customers
GET  /planos/novo                                             customers
POST /planos/novo                                             customers
GET  /primeiro-acesso/<token>                                 public
POST /primeiro-acesso/<token>                                 public
GET  /readyz                                                  public
GET  /remetentes                                              settings
POST /remetentes/<any(email, sms):channel>/<int:id>/arquivar  settings
POST /remetentes/<any(email, sms):channel>/<int:id>/padrao    settings
POST /remetentes/<any(email, sms):channel>/<int:id>/restaurar settings
POST /remetentes/<any(email, sms):channel>/<int:id>/retomar   settings
POST /remetentes/<any(email, sms):channel>/<int:id>/teste     settings
GET  /remetentes/email/<int:id>                               settings
POST /remetentes/email/<int:id>                               settings
GET  /remetentes/email/novo                                   settings
POST /remetentes/email/novo                                   settings
GET  /remetentes/sms/<int:id>                                 settings
POST /remetentes/sms/<int:id>                                 settings
GET  /remetentes/sms/novo                                     settings
POST /remetentes/sms/novo                                     settings
GET  /rotina                                                  look
GET  /rotina/<int:id>                                         look
POST /rotina/executar                                         settings
POST /rotina/liberar                                          settings
GET  /rotina/hora                                             settings
GET  /rotina/simular                                          look
POST /sair                                                    public
GET  /senha/<token>                                           public
POST /senha/<token>                                           public
GET  /status/                                                 settings
GET  /status/<int:id>                                         settings
POST /status/<int:id>                                         settings
GET  /status/<int:id>/apagar                                  settings
POST /status/<int:id>/apagar                                  settings
GET  /status/<int:id>/arquivar                                settings
POST /status/<int:id>/arquivar                                settings
GET  /status/<int:id>/historico                               settings
POST /status/<int:id>/mover                                   settings
GET  /status/<int:id>/planos                                  look
GET  /status/<int:id>/planos/planilha                         look
GET  /status/<int:id>/restaurar                               settings
POST /status/<int:id>/restaurar                               settings
GET  /status/abrir                                            settings
GET  /status/mapa                                             settings
GET  /status/novo                                             settings
POST /status/novo                                             settings
GET  /status/ordem                                            settings
POST /tema                                                    look
GET  /usuarios                                                users
GET  /usuarios/<int:id>                                       users
POST /usuarios/<int:id>                                       users
POST /usuarios/<int:id>/apagar                                users
POST /usuarios/<int:id>/ativar                                users
POST /usuarios/<int:id>/convite                                users
POST /usuarios/<int:id>/convite/cancelar                       users
POST /usuarios/<int:id>/desativar                             users
POST /usuarios/<int:id>/link                                  users
POST /usuarios/<int:id>/segundo-fator/remover                 users
GET  /usuarios/entradas                                       users
GET  /usuarios/novo                                           users
POST /usuarios/novo                                           users
GET  /usuarios/perfis                                         users
GET  /usuarios/perfis/<int:id>                                users
POST /usuarios/perfis/<int:id>                                users
GET  /usuarios/perfis/<int:id>/apagar                         users
POST /usuarios/perfis/<int:id>/apagar                         users
GET  /usuarios/perfis/novo                                    users
POST /usuarios/perfis/novo                                    users
GET  /vistas/<int:id>                                         look
POST /vistas/<int:id>                                         look
POST /vistas/<int:id>/apagar                                  look
GET  /vistas/nova                                             look
POST /vistas/nova                                             look
"""
PUBLIC = {
    "accounts.ask_for_link",
    "accounts.check_code",
    "accounts.choose_password",
    "accounts.code",
    "accounts.create_first_account",
    "accounts.enter",
    "accounts.first_access",
    "accounts.save_chosen_password",
    "accounts.forgotten",
    "accounts.sign_in",
    "accounts.sign_out",
    "healthz",
    "home.help_index",
    "home.help_page",
    "readyz",
    "settings.picture",
}
BETO = {"look"}
TEMPLATES = config.ROOT / "templates"
WITHOUT_PAGE = {"accounts.sign_in": 303, "accounts.code": 303, "settings.picture": 404}
"""Who is signed in is sent home from the sign-in page."""


def rules(app: Flask) -> list[Rule]:
    """Every rule but the static files'."""
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def methods(rule: Rule) -> set[str]:
    return (rule.methods or set()) - {"HEAD", "OPTIONS"}


def filled(rule: Rule) -> str:
    """The address with something in each gap."""
    path = re.sub(r"<any\((\w+)[^>]*>", r"\1", rule.rule)
    path = re.sub(r"<int:[^>]*>", "1", path)
    return re.sub(r"<[^>]*>", "x", path)


def test_the_addresses_their_methods_and_permissions_are_the_pinned_ones(app: Flask):
    found = {
        (method, rule.rule, "+".join(needed(rule.endpoint) or ()) or "public")
        for rule in rules(app)
        for method in methods(rule)
    }
    pinned = {re.fullmatch(r"(\w+) +(.*\S) +(\S+)", line) for line in TABLE.strip().splitlines()}
    assert found == {line.groups() for line in pinned if line}


def test_every_route_says_who_may_open_it(app: Flask):
    assert [rule.rule for rule in rules(app) if needed(rule.endpoint) is None] == []


def test_only_the_pinned_views_are_public(app: Flask):
    assert {rule.endpoint for rule in rules(app) if needed(rule.endpoint) == ()} == PUBLIC


def test_a_post_without_the_token_is_refused_everywhere(app: Flask, ana: Staff):
    posts = [rule for rule in rules(app) if "POST" in methods(rule)]
    assert len(posts) > 30
    wrong = {}
    for rule in posts:
        answer = ana.post(filled(rule), csrf=False)
        if answer.status_code != 400:
            wrong[rule.rule] = answer.status_code
    assert wrong == {}
    assert ana.post("/tema", data={"theme": "dark"}).status_code != 400  # with the token it is taken


def test_a_method_that_writes_is_always_a_post(app: Flask):
    assert set().union(*(methods(rule) for rule in rules(app))) == {"GET", "POST"}


def open_pages(app: Flask) -> list[Rule]:
    return [rule for rule in rules(app) if "GET" in methods(rule) and not rule.arguments]


def test_ana_opens_every_page(app: Flask, ana: Staff):
    seen = {rule.rule: ana.get(rule.rule).status_code for rule in open_pages(app)}
    expected = {rule.rule: WITHOUT_PAGE.get(rule.endpoint, 200) for rule in open_pages(app)}
    expected["/status/abrir"] = 303  # nothing chosen: back to the list
    assert seen == expected


def test_beto_opens_what_looking_opens_and_is_refused_the_rest(app: Flask, beto: Staff):
    pages = [rule for rule in open_pages(app) if needed(rule.endpoint)]
    seen = {rule.rule: beto.get(rule.rule).status_code for rule in pages}
    expected = {rule.rule: 200 if set(needed(rule.endpoint) or ()) <= BETO else 403 for rule in pages}
    assert {200, 403} == set(expected.values())
    assert seen == expected


def test_beto_is_refused_every_post_beyond_looking(app: Flask, beto: Staff):
    beyond = [r for r in rules(app) if "POST" in methods(r) and set(needed(r.endpoint) or ()) - BETO]
    assert len(beyond) > 25
    assert {rule.rule: beto.post(filled(rule)).status_code for rule in beyond} == {
        rule.rule: 403 for rule in beyond
    }


def test_nobody_is_sent_to_the_sign_in(app: Flask, caio: Staff):
    pages = [rule for rule in rules(app) if "GET" in methods(rule) and needed(rule.endpoint)]
    seen = {}
    for rule in pages:
        answer = caio.get(filled(rule))
        seen[rule.rule] = (answer.status_code, (answer.location or "").split("?")[0])
    assert seen == {rule.rule: (303, "/entrar") for rule in pages}


def test_nobody_opens_what_is_public(caio: Staff):
    for path in ("/entrar", "/healthz", "/readyz"):
        assert caio.get(path).status_code == 200
    for path in ("/primeiro-acesso/x", "/senha/x"):
        answer = caio.get(path)
        assert (answer.status_code, "link" in answer.text) == (410, True)


def test_an_address_that_is_not_there_is_404(ana: Staff):
    assert ana.get("/nada").status_code == 404


@pytest.mark.parametrize("name", sorted(str(p.relative_to(TEMPLATES)) for p in TEMPLATES.rglob("*.html")))
def test_template_is_used(name: str):
    sources = [*config.ROOT.glob("statusplanos/**/*.py"), *TEMPLATES.rglob("*.html")]
    others = [path for path in sources if path != TEMPLATES / name]
    package, _, rest = name.partition("/")
    folder, _, own = rest.partition("/")
    asked = f'"/{own}"' if package == "channels" and folder in list(Channel) else f'"{name}"'
    assert any(asked in path.read_text() for path in others)
