"""Failed attempts are counted by account and address together, by address, and by account.

Whoever guesses from elsewhere does not lock the owner out: the narrow limit belongs to one address, and the
wide limit on an account is lifted for addresses that have signed in to it before. Without the counting server
each process counts for itself.
"""

from flask import Response, request
from flask_limiter import Limiter, RequestLimit
from flask_limiter.util import get_remote_address
from flask_login import current_user
from redis.backoff import NoBackoff
from redis.retry import Retry
from sqlalchemy import select

from statusplanos import clock
from statusplanos.accounts import attempts
from statusplanos.accounts.entry_models import Outcome
from statusplanos.accounts.models import SignIn, User
from statusplanos.accounts.sign_in import pending_sign_in
from statusplanos.extensions import db

FAILED = 422
PAIR = "5 per minute; 20 per hour"
ADDRESS = "30 per minute; 200 per hour"
ACCOUNT = "100 per hour"
CODES = "60 per hour"
"""Codes for one account, from wherever: one in a million is right, three at a time."""
ASKING = "5 per minute; 20 per hour"
"""Links asked for from one address, whether there are such accounts or not."""
_PATIENCE = 1
"""Seconds that a request waits for the counting server."""

ENTRIES = ("accounts.enter", "accounts.check_code")


def _log(_limit: RequestLimit) -> None:
    """Somebody who wants in was held back."""
    if request.endpoint in ENTRIES:
        at = clock.now()
        user = db.session.scalars(select(User).where(User.email == _account())).first()
        user = user or pending_sign_in.person(at=at)
        attempts.note(Outcome.THROTTLED, at=at, user=user, typed=_account())
        db.session.commit()


limiter = Limiter(
    key_func=get_remote_address,
    on_breach=_log,
    in_memory_fallback_enabled=True,
    strategy="moving-window",
    storage_options={
        "socket_connect_timeout": _PATIENCE,
        "socket_timeout": _PATIENCE,
        "retry": Retry(NoBackoff(), 0),  # type: ignore[dict-item]
    },
)


def _failed(response: Response) -> bool:
    return response.status_code == FAILED


def _account() -> str:
    return request.form.get("email", "").strip().lower()[:255]


def _pair() -> str:
    return f"{_account()} {get_remote_address()}"


def _code_pair() -> str:
    return f"{pending_sign_in.key()} {get_remote_address()}"


def _person() -> str:
    return str(getattr(current_user, "id", get_remote_address()))


def _from_known_address() -> bool:
    """Whether somebody has signed in to this account from this address before."""
    known = select(SignIn.id).join(User, User.id == SignIn.user_id)
    here = known.where(User.email == _account(), SignIn.address == request.remote_addr)
    return db.session.scalars(here.limit(1)).first() is not None


by_pair = limiter.limit(PAIR, key_func=_pair, deduct_when=_failed)
by_address = limiter.limit(ADDRESS, key_func=get_remote_address, deduct_when=_failed)
by_account = limiter.limit(ACCOUNT, key_func=_account, deduct_when=_failed, exempt_when=_from_known_address)
by_code_pair = limiter.limit(PAIR, key_func=_code_pair, deduct_when=_failed)
by_code_account = limiter.limit(CODES, key_func=pending_sign_in.key, deduct_when=_failed)
by_asking = limiter.limit(ASKING, key_func=get_remote_address)
by_person = limiter.limit(PAIR, key_func=_person, deduct_when=_failed)
