"""E-mails as ``.eml`` files in the data folder: for demonstrations and trials without a mail server."""

import os
import re
import tempfile
from pathlib import Path

from flask import current_app
from flask_babel import gettext as _

from statusplanos import clock
from statusplanos.channels.email.letter import compose
from statusplanos.channels.email.models import EmailSender
from statusplanos.channels.kind import Outgoing
from statusplanos.outbox.transport import Receipt, TransportError


class Folder:
    """Writes each letter whole or not at all, named by its Message-ID: the same letter overwrites itself."""

    def __init__(self, sender: EmailSender) -> None:
        self._name, self._address = sender.name, sender.address
        self._folder = Path(current_app.config["DATA_DIR"]) / "emails"

    def send(self, message: Outgoing) -> Receipt:
        letter = compose(message, name=self._name, address=self._address, at=clock.now())
        file = self._folder / f"{re.sub(r'[^A-Za-z0-9.@_-]', '', message.reference)[:120]}.eml"
        try:
            self._folder.mkdir(exist_ok=True)
            _replace(file, letter.as_bytes())
        except OSError as error:
            cause = _("The file could not be written: %(cause)s", cause=error.strerror or "")
            raise TransportError(cause, False, server=True) from error
        return Receipt(_("Written to %(file)s", file=f"emails/{file.name}"), message.reference)

    def close(self) -> None:
        pass


def _replace(file: Path, content: bytes) -> None:
    descriptor, draft = tempfile.mkstemp(dir=file.parent, prefix=".draft-")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(draft, file)
    except OSError:
        os.unlink(draft)
        raise
