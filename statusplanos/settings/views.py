"""The *Painel de Configurações*: its start page, and the page *Empresa*."""

from contextlib import closing

from flask import Blueprint, Response, abort, request, url_for
from flask_babel import gettext as _

from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.history.conflict.saving import open_form
from statusplanos.settings import company as settings
from statusplanos.settings import logo, pages, zones
from statusplanos.settings.forms import CompanyForm, LogoForm
from statusplanos.settings.models import Company
from statusplanos.settings.saving import NUMBER, both_versions, open_for_change, save
from statusplanos.web import navigation
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.permissions import needs, public

YEAR = 365 * 24 * 3600
blueprint = Blueprint("settings", __name__)
blueprint.add_app_template_global(pages.tabs, "settings_tabs")
navigation.company.provide(settings.name_of_company)


@blueprint.before_app_request
def hand_over_the_zone() -> None:
    """Before each request the clock gets the company's zone; not for static files, which need no database."""
    if request.blueprint is not None:
        settings.use_zone()


@navigation.logo.provide
def shown_logo() -> navigation.Logo | None:
    picture = logo.of(settings.current())
    if picture is None:
        return None
    return navigation.Logo(url_for("settings.picture", v=picture.name), picture.width, picture.height)


@blueprint.get("/configuracoes")
@needs("settings")
def index() -> Response:
    return render("settings/index.html", "settings/_index.html", groups=pages.groups())


@blueprint.get("/configuracoes/empresa")
@needs("settings")
def company() -> Response:
    return _page(_opened())


@blueprint.post("/configuracoes/empresa")
@needs("settings")
def save_company() -> Response:
    form = CompanyForm()
    form.timezone.choices = zones.choices()
    return save(
        form,
        show=_page,
        write=lambda: _write(form),
        compare=lambda: both_versions(form, _filled, name=_("Company"), url=url_for(".company")),
        url=url_for(".company"),
    )


@blueprint.post("/configuracoes/empresa/logo")
@needs("settings")
def save_logo() -> Response:
    form = LogoForm()
    try:
        logo.put(db.session(), settings.current(), sent=_sent_picture())
        db.session.commit()
    except DomainError as error:
        db.session.rollback()
        form.refuse(DomainError(error.message, field="logo"))
        return _page(_opened(), code=422, sending=form)
    toast(_("Logo saved"))
    return redirect(url_for(".company"))


@blueprint.post("/configuracoes/empresa/logo/remover")
@needs("settings")
def remove_logo() -> Response:
    logo.remove(db.session(), settings.current())
    db.session.commit()
    toast(_("Logo removed"))
    return redirect(url_for(".company"))


@blueprint.get("/logo", endpoint="picture")
@public
def show_logo() -> Response:
    """The picture, also for who is not signed in yet. Its address changes with it, so it may be kept."""
    found = logo.content(db.session())
    if found is None:
        abort(404)
    response = Response(found, mimetype="image/png")
    lasting = request.args.get("v") == settings.current().logo
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if lasting else "no-cache"
    response.set_etag(settings.current().logo)
    response.make_conditional(request)
    return response


def _sent_picture() -> bytes:
    """What was uploaded, or as much of it as shows that it is too large."""
    sent = request.files.get("logo")
    if sent is None or not sent.filename:
        raise DomainError(_("Choose a picture first."), field="logo")
    with closing(sent):
        return sent.stream.read(logo.MOST_BYTES + 1)


def _write(form: CompanyForm) -> None:
    company = open_for_change(db.session(), form)
    settings.revise(company, name=form.name.data, timezone=form.timezone.data, daily_at=form.daily_at.data)


def _opened() -> CompanyForm:
    return open_form(Company, NUMBER, _filled)[1]


def _filled(shown: Company) -> CompanyForm:
    form = CompanyForm(None, name=shown.name, timezone=shown.timezone, daily_at=shown.hour)
    form.timezone.choices = zones.choices(shown.timezone)
    return form


def _page(form: CompanyForm, *, code: int = 200, sending: LogoForm | None = None) -> Response:
    return render(
        "settings/company.html",
        "settings/_company.html",
        code=code,
        form=form,
        sending=sending or LogoForm(None),
        picture=shown_logo(),
    )
