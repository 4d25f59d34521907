"""The page *Faturamento* of the *Painel de Configurações*."""

from flask import Response, request
from flask.typing import ResponseReturnValue
from wtforms import ValidationError

from statusplanos import clock
from statusplanos.billing import terms as rules
from statusplanos.billing import terms_conflict
from statusplanos.billing.blueprint import blueprint
from statusplanos.billing.terms_form import TermsForm, lines, read
from statusplanos.extensions import db
from statusplanos.history.conflict.saving import open_form
from statusplanos.settings import due_days
from statusplanos.settings.models import Company, Divisor
from statusplanos.settings.saving import NUMBER, open_for_change, save
from statusplanos.web.htmx import render
from statusplanos.web.permissions import needs

URL = "/configuracoes/faturamento"


@blueprint.get(URL)
@needs("settings")
def terms() -> ResponseReturnValue:
    return _page(open_form(Company, NUMBER, _filled)[1])


@blueprint.post(URL)
@needs("settings")
def save_terms() -> ResponseReturnValue:
    form = TermsForm()
    form.take_choices(request.form)
    return save(
        form,
        show=_page,
        write=lambda: _write(form),
        compare=lambda: terms_conflict.between(db.session(), form, url=URL),
        url=URL,
    )


@blueprint.post(f"{URL}/previa")
@needs("settings")
def preview_terms() -> ResponseReturnValue:
    """What is typed so far: nothing is saved."""
    form = TermsForm()
    form.validate()
    return render("billing/terms.html", "billing/_terms_effects.html", form=form, effects=_effects(form))


def _filled(shown: Company) -> TermsForm:
    due = lines(due_days.agreed(db.session()))
    return TermsForm(None, divisor=shown.divisor.value, default=str(shown.default_due_day), due=due)


def _write(form: TermsForm) -> None:
    session = db.session()
    rules.agree_on(
        session,
        open_for_change(session, form),
        due=form.due_days(),
        default=int(form.default.data),
        divisor=Divisor(form.divisor.data),
    )


def _effects(form: TermsForm) -> list[rules.Effect]:
    """What the typed days do; what cannot be read yet does nothing."""
    try:
        wanted = read(form.due)
    except ValidationError:
        wanted = due_days.agreed(db.session())
    return rules.effects(db.session(), wanted, on=clock.today())


def _page(form: TermsForm, *, code: int = 200) -> Response:
    return render("billing/terms.html", "billing/_terms.html", code=code, form=form, effects=_effects(form))
