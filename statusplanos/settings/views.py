"""The page *Empresa e horário*."""

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext as _

from statusplanos import clock
from statusplanos.errors import DomainError, LostUpdate
from statusplanos.extensions import db
from statusplanos.settings import company as settings
from statusplanos.settings import due_days, zones
from statusplanos.settings.forms import CompanyForm, lines
from statusplanos.settings.models import Company, Divisor
from statusplanos.web import navigation
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.permissions import needs

blueprint = Blueprint("settings", __name__)
navigation.register_company(settings.name_of_company)


@blueprint.before_app_request
def hand_over_the_zone() -> None:
    """Static files and health checks (which belong to no blueprint) ask no database."""
    if request.blueprint is not None:
        settings.use_zone()


@blueprint.get("/empresa")
@needs("settings")
def company() -> Response:
    return _page(_filled(settings.current()))


@blueprint.post("/empresa")
@needs("settings")
def save_company() -> Response:
    form = CompanyForm()
    form.timezone.choices = zones.choices()
    if not form.validate():
        return _page(form, code=422)
    try:
        _save(form)
    except DomainError as error:
        return _refused(form, error)
    toast(_("Settings saved"))
    return redirect(url_for("settings.company"))


def _save(form: CompanyForm) -> None:
    opened = settings.open_for_change(db.session(), seen=form.seen.data)
    settings.revise(
        opened,
        name=form.name.data,
        timezone=form.timezone.data,
        daily_at=form.daily_at.data,
        divisor=Divisor(form.divisor.data),
        due=form.due_days(),
    )
    db.session.commit()


def _refused(form: CompanyForm, error: DomainError) -> Response:
    """The form with the refusal. After a lost update what was typed stays, beside what is saved now."""
    db.session.rollback()
    form.refuse(error)
    if not isinstance(error, LostUpdate):
        return _page(form, code=422)
    form.seen.data = settings.stamp(db.session())
    return _page(form, code=409, saved=_words(settings.current()))


def _filled(shown: Company) -> CompanyForm:
    form = CompanyForm(
        None,
        name=shown.name,
        timezone=shown.timezone,
        daily_at=shown.hour,
        divisor=shown.divisor.value,
        due=lines(due_days.agreed(db.session())),
        seen=settings.stamp(db.session()),
    )
    form.timezone.choices = zones.choices(shown.timezone)
    return form


def _words(saved: Company) -> list[tuple[str, str]]:
    pairs = due_days.agreed(db.session()).items()
    due = ", ".join(_("closes %(closing)s, due %(due)s", closing=closing, due=day) for day, closing in pairs)
    return [
        (_("Company name"), saved.name),
        (_("Time zone"), saved.timezone),
        (_("Hour of the daily run"), saved.daily_at),
        (_("Divisor"), saved.divisor.label),
        (_("Due days"), due),
    ]


def _page(form: CompanyForm, *, code: int = 200, saved: list[tuple[str, str]] | None = None) -> Response:
    today = clock.today()
    pairs = due_days.agreed(db.session())
    examples = {due: due_days.example(due, closing, on=today) for due, closing in pairs.items()}
    context = {"form": form, "examples": examples, "saved": saved or []}
    return render("settings/company.html", "settings/_company.html", code=code, **context)
