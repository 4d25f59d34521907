"""A small application around the real templates and the web floor, without the house above it."""

from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, render_template_string, request
from flask_login import LoginManager, UserMixin, login_user, logout_user
from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, mapped_column
from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, NumberRange

from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import Base, babel, csrf, db
from statusplanos.web import errors, filters, headers, htmx, lists, navigation, permissions, views
from statusplanos.web.forms import Form, LocalDateField, MoneyField

ROOT = Path(__file__).resolve().parent.parent


class Person(UserMixin):
    def __init__(self, name: str, rights: str) -> None:
        self.id = name
        self.name = name
        self.rights = rights.split()

    def has_permission(self, name: str) -> bool:
        return name in self.rights


PEOPLE = {
    "ana": Person("Ana Nogueira", " ".join(permissions.Permission)),
    "beto": Person("Beto Lima", "look"),
}


class Boat(Base):
    __tablename__ = "tiny_boat"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(40))
    length: Mapped[int | None]


class BoatForm(Form):
    name = StringField("Nome", validators=[InputRequired()], description="Como está no casco.")
    price = MoneyField("Valor")
    built_on = LocalDateField("Construído em")
    seats = IntegerField("Lugares", validators=[NumberRange(1, 12)], default=2)
    kind = SelectField("Tipo", choices=[("sail", "Vela"), ("motor", "Motor")])
    access = RadioField("Acesso", choices=[("full", "Liberado"), ("refused", "Recusado")], default="full")
    tone = RadioField("Cor", choices=[("green", "Verde"), ("violet", "Violeta")], default="violet")
    sold = BooleanField("Vendido", description="Sai da lista.")
    story = TextAreaField("História")


def create(tmp_path: Path, **config: Any) -> Flask:
    """The tiny application; ``tmp_path`` holds its database."""
    app = Flask("tiny", template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.config.update(
        SECRET_KEY="tiny-secret-key-for-tests",
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path}/tiny.db",
        BASE_URL="http://localhost",
        VERSION="0.1.0",
        LOGIN_ENDPOINT="login",
        LOGOUT_ENDPOINT="logout",
        MAX_CONTENT_LENGTH=40 * 1024 * 1024,
        **config,
    )
    db.init_app(app)
    csrf.init_app(app)
    babel.init_app(
        app, default_locale="pt_BR", default_translation_directories=str(ROOT / "translations")
    )
    manager = LoginManager(app)
    manager.user_loader(lambda name: next((p for p in PEOPLE.values() if p.id == name), None))
    for door in (filters, headers, errors, permissions, navigation):
        door.init_app(app)
    app.register_blueprint(views.blueprint)
    _routes(app)
    with app.app_context():
        Boat.__table__.create(db.engine, checkfirst=True)
    return app


def _routes(app: Flask) -> None:
    for rule, view, methods in (
        ("/entrar", login, ["GET"]),
        ("/sair", logout, ["POST"]),
        ("/como/<name>", become, ["GET"]),
        ("/", start, ["GET"]),
        ("/barcos", boats, ["GET"]),
        ("/barcos/novo", new_boat, ["GET", "POST"]),
        ("/barcos/<int:number>/afundar", sink, ["GET", "POST"]),
        ("/contas", accounts, ["GET"]),
        ("/erro/<int:code>", fail, ["GET", "POST"]),
        ("/regra", rule_breaks, ["GET", "POST"]),
        ("/perdido", lost, ["GET", "POST"]),
        ("/queda", crash, ["GET", "POST"]),
        ("/esquecida", unmarked, ["GET"]),
        ("/aviso", notice, ["POST"]),
    ):
        app.add_url_rule(rule, view.__name__, view, methods=methods)
    app.add_url_rule("/clientes", "customers.index", boats)


@permissions.public
def login() -> str:
    return render_template_string(
        '{% extends "alone.html" %}{% block title %}Entrar{% endblock %}'
        "{% block content %}<h1>Entrar</h1>{% endblock %}"
    )


@permissions.public
def logout() -> Response:
    logout_user()
    return htmx.redirect("/entrar")


@permissions.public
def become(name: str) -> str:
    login_user(PEOPLE[name])
    return "ok"


@permissions.needs("look")
def start() -> str:
    return render_template_string(PAGE, listing=None)


@permissions.needs("look")
def boats() -> Response:
    listing = lists.Listing.read(sorts=("nome", "tamanho"), default="nome", filters=("tipo",), size=3)
    found = lists.fetch(
        select(Boat.id, Boat.name, Boat.length),
        listing,
        columns={"nome": Boat.name, "tamanho": Boat.length},
        key=Boat.id,
    )
    return htmx.vary(Response(render_template_string(LIST, listing=listing, found=found)))


@permissions.needs("customers")
def new_boat() -> Response:
    form = BoatForm()
    if form.validate_on_submit():
        if form.name.data == "Titanic":
            form.refuse(DomainError("Este nome traz azar", field="name"))
        elif form.name.data == "Kursk":
            form.refuse(DomainError("Hoje não se batiza"))
        else:
            htmx.toast("Barco salvo", undo="/aviso")
            return htmx.redirect("/barcos")
    code = 422 if request.method == "POST" else 200
    return Response(render_template_string(FORM, form=form), code)


@permissions.needs("look")
def sink(number: int) -> Response:
    return htmx.dialog("errors/within.html", "errors/_page.html", said=SINKING)


SINKING = {"title": "Afundar?", "text": "Não volta.", "icon": "trash"}


@permissions.needs("users", "audit")
def accounts() -> str:
    return "contas"


@permissions.public
def fail(code: int) -> None:
    abort(code)


@permissions.needs("look")
def rule_breaks() -> None:
    db.session.add(Boat(name="meio salvo"))
    db.session.flush()
    raise DomainError("O barco está em uso por 3 clientes.")


@permissions.needs("look")
def lost() -> None:
    raise LostUpdate("Beto Lima salvou às 10:38.")


@permissions.public
def crash() -> None:
    raise RuntimeError("segredo interno")


def unmarked() -> str:
    return "aberto"


@permissions.needs("look")
def notice() -> Response:
    htmx.toast("Desfeito")
    return htmx.render("errors/within.html", "errors/_page.html", said=SINKING)


PAGE = """
{% extends "layout.html" %}
{% from "macros/ui.html" import page_head, note, empty, trail, yes_no, menu, facts, badge, count, status, chip, tabs %}
{% block title %}Painel{% endblock %}
{% block content %}
{% call page_head("Painel", "Tudo de uma vez") %}<a class="button primary" href="/barcos/novo">Novo</a>{% endcall %}
{{ tabs("Partes", [("/", "Dados", True), ("/barcos", "Barcos", False, 3)]) }}
{{ note("amber", "Olhe isto", "/barcos", "Resolver") }}
{{ status({"description": "Experimenta", "category": "active", "tone": "violet"}) }}
{{ badge("Ativo", "green") }} {{ count(1234, "red", "com falha") }} {{ yes_no(true) }} {{ yes_no(false) }}
{{ trail(6, 10, "violet") }} {{ chip("/", "Ativo", current=True, removable=True) }}
{{ facts([("E-mail", "a@b.c"), ("Nada", none)]) }}
{% call menu("m1", "Mais ações") %}<a href="/">Abrir</a>{% endcall %}
{% call empty("search", "Nada encontrado", "Com este filtro.") %}<a class="button" href="/">Limpar</a>{% endcall %}
{% endblock %}
"""
LIST = """
{% extends "layout.html" %}
{% from "macros/ui.html" import page_head, sort_th, search_box, more_link %}
{% block title %}Barcos{% endblock %}
{% block content %}
{% call page_head("Barcos") %}{% endcall %}
<form class="toolbar" role="search" aria-label="Filtrar">{{ search_box(listing, "#lista", "Buscar barcos") }}</form>
<form><div id="lista">
<table class="list"><caption class="sr-only">Barcos</caption>
<thead><tr><td class="pick"><label><span class="sr-only">Todos</span><input type="checkbox"></label></td>
{{ sort_th(listing, "nome", "Nome") }}{{ sort_th(listing, "tamanho", "Tamanho", class="num") }}</tr></thead>
<tbody>{% for boat in found.rows %}<tr>
<td class="pick"><label><span class="sr-only">{{ boat.name }}</span><input type="checkbox" name="id" value="{{ boat.id }}"></label></td>
<th scope="row"><a href="/?barco={{ boat.id }}">{{ boat.name }}</a></th><td class="num">{{ boat.length|number }}</td></tr>
{% endfor %}</tbody></table>
{{ more_link(listing, found) }}</div>
<a id="afundar" class="button" href="/barcos/1/afundar" hx-get="/barcos/1/afundar" hx-target="#dialogs">Afundar…</a>
<a id="quebrar" class="button" href="/queda" hx-get="/queda" hx-target="#lista">Quebrar</a>
</form>{% endblock %}
"""
FORM = """
{% extends "layout.html" %}
{% from "macros/ui.html" import page_head, crumbs %}
{% from "macros/forms.html" import csrf, field, textarea, select, checkbox, segmented, swatches, tokens, error_summary, save_bar %}
{% block title %}Novo barco{% endblock %}
{% block content %}
{{ crumbs([("/barcos", "Barcos")]) }}{{ page_head("Novo barco") }}
<form method="post" novalidate data-guard>{{ csrf() }}{{ error_summary(form) }}
<section class="form-part" aria-labelledby="p1"><header><h2 id="p1">Dados</h2></header><div class="fields">
{{ field(form.name) }}{{ field(form.price, inputmode="decimal") }}{{ field(form.built_on) }}
{{ field(form.seats, affix="lugares") }}{{ select(form.kind) }}{{ segmented(form.access) }}{{ swatches(form.tone) }}
{{ checkbox(form.sold) }}{{ textarea(form.story, describedby="marcas") }}{{ tokens(["nome", "plano"], id="marcas") }}
</div></section>{{ save_bar("Salvar", "/barcos") }}</form>
{% endblock %}
"""
