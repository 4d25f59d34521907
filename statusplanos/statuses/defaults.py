"""The statuses that a new installation has, with texts that wait for a sender.

The texts are what customers read, thus Portuguese; staff change them as they like. An SMS keeps to the
letters that leave it 160 characters.
"""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from statusplanos.channels.channel import Channel
from statusplanos.statuses import register
from statusplanos.statuses.draft import Draft, NoticeDraft
from statusplanos.statuses.models import Access, Category, Status, Tone


def _email(subject: str, *paragraphs: str) -> NoticeDraft:
    return NoticeDraft(
        subject=subject, body="\n\n".join(("Olá, {{primeiro_nome}}!", *paragraphs, "{{empresa}}"))
    )


def _sms(body: str) -> NoticeDraft:
    return NoticeDraft(body=body + " {{empresa}}")


def _notices(**texts: NoticeDraft) -> dict[Channel, NoticeDraft]:
    """By the channels' names."""
    return {Channel(name): text for name, text in texts.items()}


_DRAFTS = (
    (
        Draft(
            description="Serviço Habilitado",
            category=Category.ACTIVE,
            tone=Tone.GREEN,
            generates_billing=True,
            access=Access.FULL,
            allows_radius_login=True,
            notices=_notices(
                email=_email(
                    "Seu {{plano}} está habilitado",
                    "O {{plano}} está habilitado desde {{data_inicio}}, por {{valor}} ao mês.",
                    "Qualquer dúvida, fale conosco.",
                ),
                sms=_sms("{{plano}} habilitado desde {{data_inicio}}, por {{valor}} mensais. Obrigado!"),
            ),
        ),
        None,
    ),
    (
        Draft(
            description="Experimenta",
            category=Category.ACTIVE,
            tone=Tone.VIOLET,
            access=Access.FULL,
            duration_days=10,
            allows_radius_login=True,
            is_trial=True,
            notices=_notices(
                email=_email(
                    "Experimente o {{plano}} sem custo até {{ultimo_dia}}",
                    "O {{plano}} está liberado para você experimentar. Até {{ultimo_dia}} nada é cobrado.",
                    "A partir de {{data_proximo}} ele passa a {{proximo_status}}, por {{valor}} ao mês. "
                    "Para desistir, fale conosco até lá.",
                ),
                sms=_sms(
                    "{{plano}} liberado! Experimente sem custo até {{ultimo_dia}}. Depois, {{valor}} mensais."
                ),
            ),
        ),
        "Serviço Habilitado",
    ),
    (
        Draft(
            description="Aguardando Instalação",
            category=Category.INACTIVE,
            tone=Tone.BLUE,
            access=Access.REFUSED,
            allows_radius_login=True,
            notices=_notices(
                email=_email(
                    "Recebemos o seu pedido do {{plano}}",
                    "O seu {{plano}} aguarda a instalação. Vamos combinar com você o melhor dia.",
                    "Nada é cobrado até o serviço ser habilitado.",
                ),
                sms=_sms("Recebemos o seu pedido do {{plano}}. Em breve combinamos o dia para instalar."),
            ),
        ),
        "Experimenta",
    ),
    (
        Draft(
            description="Suspenso por Débito",
            category=Category.INACTIVE,
            tone=Tone.RED,
            access=Access.NOTICE,
            allows_changes=False,
            notices=_notices(
                email=_email(
                    "Seu {{plano}} foi suspenso",
                    "O {{plano}} está suspenso desde {{data_inicio}} por falta de pagamento.",
                    "Assim que o pagamento for confirmado, a conexão volta. Se você já pagou, fale conosco.",
                ),
                sms=_sms(
                    "{{plano}} suspenso por falta de pagamento. Se o pagamento foi feito, fale conosco."
                ),
            ),
        ),
        None,
    ),
    (
        Draft(
            description="Habilitado Provisoriamente",
            category=Category.ACTIVE,
            tone=Tone.AMBER,
            generates_billing=True,
            access=Access.FULL,
            duration_days=5,
            allows_changes=False,
            notices=_notices(
                email=_email(
                    "Seu {{plano}} está liberado até {{ultimo_dia}}",
                    "Liberamos o {{plano}} em confiança até {{ultimo_dia}}.",
                    "Para continuar conectado depois disso, regularize o pagamento até lá.",
                ),
                sms=_sms(
                    "{{plano}} liberado até {{ultimo_dia}}. Para seguir conectado, regularize antes disso."
                ),
            ),
        ),
        "Suspenso por Débito",
    ),
    (
        Draft(
            description="Suspenso a Pedido",
            category=Category.INACTIVE,
            tone=Tone.ORANGE,
            access=Access.REFUSED,
            duration_days=120,
            notices=_notices(
                email=_email(
                    "Seu {{plano}} está suspenso, como você pediu",
                    "O {{plano}} fica suspenso até {{ultimo_dia}}. Nesse tempo nada é cobrado.",
                    "Em {{data_proximo}} ele volta a {{proximo_status}}. Para voltar antes, fale conosco.",
                ),
                sms=_sms(
                    "{{plano}} suspenso, como pediu. "
                    "Volta em {{data_proximo}}; para voltar antes, fale conosco."
                ),
            ),
        ),
        "Serviço Habilitado",
    ),
    (
        Draft(
            description="Cancelado",
            category=Category.CANCELLED,
            tone=Tone.GREY,
            access=Access.REFUSED,
            allows_changes=False,
            allows_scheduled_tasks=False,
            notices=_notices(
                email=_email(
                    "Seu {{plano}} foi cancelado",
                    "O {{plano}} foi cancelado em {{data_inicio}}.",
                    "Obrigado pelo tempo conosco. Se quiser voltar, é só chamar.",
                ),
                sms=_sms("{{plano}} cancelado em {{data_inicio}}. Se quiser voltar, fale conosco."),
            ),
        ),
        None,
    ),
)
"""Each with its next status, which comes before it."""
_ORDER = (
    "Aguardando Instalação",
    "Experimenta",
    "Serviço Habilitado",
    "Habilitado Provisoriamente",
    "Suspenso por Débito",
    "Suspenso a Pedido",
    "Cancelado",
)
"""As a plan usually passes through them."""


def install(session: Session) -> None:
    """Create the statuses through the verbs, unless there is any status already. The caller commits."""
    if session.scalar(select(Status.id).limit(1)) is not None:
        return
    made: dict[str, Status] = {}
    for draft, following in _DRAFTS:
        number = made[following].id if following else None
        status = register.create(session, draft=_followed(draft, number))
        status.position = _ORDER.index(draft.description) + 1
        session.flush()  # the next one needs its id
        made[draft.description] = status


def _followed(draft: Draft, number: int | None) -> Draft:
    return draft if number is None else replace(draft, next_status_id=number)
