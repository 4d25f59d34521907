"""CPF and CNPJ: the document that identifies a customer. Stored without mask, letters in upper case.

See docs/domain.md, "Customers and their data".
"""

import re

from flask_babel import gettext as _
from stdnum.br import cnpj, cpf

from statusplanos.errors import DomainError

_MASK = re.compile(r"[\s.\-/]+")
_CPF = re.compile(r"[0-9]{11}")
_CNPJ = re.compile(r"[0-9A-Z]{12}[0-9]{2}")
_CPF_SHORTENED = re.compile(r"[0-9]{9,10}")
_CNPJ_SHORTENED = re.compile(r"[0-9]{12,13}")


def bare(text: str) -> str:
    """``text`` without blanks, points, dashes and slashes, in capitals. Nothing is checked."""
    return _MASK.sub("", text).upper()


def with_wrong_check_digits(text: str) -> str | None:
    """The document in ``text`` when nothing but its check digits is wrong; else ``None``.

    A wrong length, or one digit repeated, is not let pass: many unrelated people may have typed it.
    """
    found = bare(text)
    if len(set(found)) > 1 and (_CPF.fullmatch(found) or _CNPJ.fullmatch(found)):
        return found
    return None


def normalize(text: str) -> str:
    """The document in ``text`` without mask. Raises ``DomainError`` with the cause.

    Spreadsheets take the zeros from the front of a number: one or two are put back where the text is
    digits alone and the check digits fit the longer number; nothing else is guessed.
    """
    found = bare(text)
    if not found:
        raise DomainError(_("The CPF or CNPJ is missing."), field="document")
    for candidate in (found, *_with_zeros(text.strip())):
        if _is_valid(candidate):
            return candidate
    raise _refusal(found)


def _with_zeros(text: str) -> list[str]:
    if _CPF_SHORTENED.fullmatch(text):
        return [text.zfill(11)]
    if _CNPJ_SHORTENED.fullmatch(text):
        return [text.zfill(14)]
    return []


def _is_valid(found: str) -> bool:
    """Of bare text. One digit repeated is nobody's document, although its check digits may fit."""
    if len(set(found)) == 1:
        return False
    if _CPF.fullmatch(found):
        return cpf.is_valid(found)
    return bool(_CNPJ.fullmatch(found)) and cnpj.is_valid(found)


def _refusal(found: str) -> DomainError:
    if not re.fullmatch(r"[0-9A-Z]+", found):
        sentence = _("A CPF or CNPJ has only digits and, in a new CNPJ, letters.")
    elif len(found) not in (11, 14):
        sentence = _("A CPF has 11 digits and a CNPJ has 14; this has %(count)s.", count=len(found))
    elif len(set(found)) == 1:
        sentence = _("A CPF or CNPJ of one repeated digit does not exist.")
    else:
        sentence = _("The check digits do not match.")
    return DomainError(sentence, field="document")
