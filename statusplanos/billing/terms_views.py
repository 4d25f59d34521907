"""The page *Faturamento* of the *Painel de Configurações*."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import ValidationError

from statusplanos import clock
from statusplanos.billing import terms as rules
from statusplanos.billing.blueprint import blueprint
from statusplanos.billing.terms_form import TermsForm, lines, read
from statusplanos.errors import DomainError
from statusplanos.extensions import db
from statusplanos.settings import company, due_days
from statusplanos.settings.models import Company, Divisor
from statusplanos.settings.refusals import Row, refusal
from statusplanos.settings.stamps import open_for_change
from statusplanos.web.htmx import redirect, render, toast
from statusplanos.web.permissions import needs

URL = "/configuracoes/faturamento"


@blueprint.get(URL)
@needs("settings")
def terms() -> ResponseReturnValue:
    return _page(_filled(company.current()))


@blueprint.post(URL)
@needs("settings")
def save_terms() -> ResponseReturnValue:
    form = TermsForm()
    if not form.validate():
        return _page(form, code=422)
    try:
        _save(form)
    except DomainError as error:
        return _refused(form, error)
    toast(_("Settings saved"))
    return redirect(URL)


@blueprint.post(f"{URL}/previa")
@needs("settings")
def preview_terms() -> ResponseReturnValue:
    """What is typed so far: nothing is saved."""
    form = TermsForm()
    form.validate()
    return render(
        "billing/terms.html", "billing/_terms_effects.html", form=form, versus=[], effects=_effects(form)
    )


def _save(form: TermsForm) -> None:
    session = db.session()
    opened = open_for_change(session, seen=form.seen.data, stamped=lambda own: rules.stamp_of(session, own))
    rules.agree_on(
        session,
        opened,
        due=form.due_days(),
        default=int(form.default.data),
        divisor=Divisor(form.divisor.data),
    )
    db.session.commit()


def _refused(form: TermsForm, error: DomainError) -> ResponseReturnValue:
    session = db.session()

    def rows(saved: Company) -> list[Row]:
        return [
            (form.due.label.text, _in_words(due_days.agreed(session)), _in_words(form.due_days())),
            (form.default.label.text, str(saved.default_due_day), form.default.data),
            (form.divisor.label.text, saved.divisor.label, Divisor(form.divisor.data).label),
        ]

    return _page(form, **refusal(form, error, stamped=lambda own: rules.stamp_of(session, own), rows=rows))


def _in_words(pairs: dict[int, int]) -> str:
    return ", ".join(
        _("closes %(closing)s, due %(due)s", closing=closing, due=day)
        for day, closing in sorted(pairs.items())
    )


def _filled(shown: Company) -> TermsForm:
    session = db.session()
    return TermsForm(
        None,
        divisor=shown.divisor.value,
        default=str(shown.default_due_day),
        due=lines(due_days.agreed(session)),
        seen=rules.stamp_of(session, shown),
    )


def _effects(form: TermsForm) -> list[rules.Effect]:
    """What the typed days do; what cannot be read yet does nothing."""
    try:
        wanted = read(form.due)
    except ValidationError:
        wanted = due_days.agreed(db.session())
    return rules.effects(db.session(), wanted, on=clock.today())


def _page(
    form: TermsForm, *, code: int = 200, versus: list[tuple[str, str, str]] | None = None
) -> ResponseReturnValue:
    return render(
        "billing/terms.html",
        "billing/_terms.html",
        code=code,
        form=form,
        versus=versus or [],
        effects=_effects(form),
    )
