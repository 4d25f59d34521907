"""A small application around the real templates and the web floor, without the house above it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, render_template, request
from flask_login import LoginManager, UserMixin, login_user, logout_user
from flask_wtf.csrf import CSRFProtect
from jinja2 import FileSystemLoader
from sqlalchemy import Column, Integer, MetaData, String, Table, insert, select
from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, NumberRange

from statusplanos.config import version
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import babel, db
from statusplanos.web import errors, filters, headers, htmx, navigation, permissions, views
from statusplanos.web.forms import Form, LocalDateField, MoneyField
from statusplanos.web.lists import listing as lists

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


# A table of its own: the house's metadata stays as the migrations know it.
Boat = Table(
    "tiny_boat",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("name", String(40), nullable=False),
    Column("length", Integer),
)


class BoatForm(Form):
    name = StringField("Nome", validators=[InputRequired()], description="Como está no casco.")
    price = MoneyField("Valor")
    built_on = LocalDateField("Construído em")
    seats = IntegerField("Lugares", validators=[NumberRange(1, 12)], default=2)
    kind = SelectField("Tipo", choices=[SelectChoice("sail", "Vela"), SelectChoice("motor", "Motor")])
    access = RadioField(
        "Acesso",
        choices=[SelectChoice("full", "Liberado"), SelectChoice("refused", "Recusado")],
        default="full",
    )
    tone = RadioField(
        "Cor", choices=[SelectChoice("green", "Verde"), SelectChoice("violet", "Violeta")], default="violet"
    )
    sold = BooleanField("Vendido", description="Sai da lista.")
    story = TextAreaField("História")


def create(tmp_path: Path, **config: Any) -> Flask:
    """The tiny application; ``tmp_path`` holds its database."""
    app = Flask("tiny", static_folder=str(ROOT / "static"))
    app.jinja_loader = FileSystemLoader([ROOT / "templates", ROOT / "tests" / "tiny_templates"])
    app.config.update(
        SECRET_KEY="tiny-secret-key-for-tests",
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path}/tiny.db",
        BASE_URL="http://localhost",
        VERSION=version(),
        LOGIN_ENDPOINT="login",
        LOGOUT_ENDPOINT="logout",
        MAX_CONTENT_LENGTH=40 * 1024 * 1024,
        **config,
    )
    db.init_app(app)
    CSRFProtect(app)
    babel.init_app(app, default_locale="pt_BR", default_translation_directories=str(ROOT / "translations"))
    manager = LoginManager(app)
    manager.user_loader(lambda name: next((p for p in PEOPLE.values() if p.id == name), None))
    for door in (filters, headers, errors, permissions, navigation):
        door.init_app(app)
    app.register_blueprint(views.blueprint)
    _routes(app)
    with app.app_context():
        Boat.create(db.engine, checkfirst=True)
    return app


def launch(app: Flask, lengths: Iterable[int | None]) -> None:
    """A boat of each length, named by its number."""
    with app.app_context():
        rows = [{"name": f"Barco {number}", "length": length} for number, length in enumerate(lengths)]
        db.session.execute(insert(Boat), rows)
        db.session.commit()


def boats_afloat(app: Flask) -> int:
    with app.app_context():
        db.session.commit()
        return len(db.session.execute(select(Boat)).all())


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
    for rule, endpoint in (
        ("/clientes", "customers.index"),
        ("/clientes/7", "customers.show"),
        ("/historico", "history.index"),
        ("/status", "statuses.index"),
    ):
        app.add_url_rule(rule, endpoint, boats)


@permissions.public
def login() -> str:
    return render_template("login.html")


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
    return render_template("start.html", listing=None)


@permissions.needs("look")
def boats() -> Response:
    listing = lists.Listing.read(sorts=("nome", "tamanho"), default="nome", filters=("tipo",), size=3)
    found = lists.fetch(
        select(Boat),
        listing,
        columns={"nome": Boat.c.name, "tamanho": Boat.c.length},
        key=Boat.c.id,
    )
    return htmx.render("boats.html", "_boats.html", listing=listing, found=found)


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
    return Response(render_template("boat_form.html", form=form), code)


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
    db.session.execute(insert(Boat).values(name="meio salvo"))
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
