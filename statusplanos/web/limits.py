"""How much one request may bring: forms are short, only a file may be large, an address is one to type."""

from flask import Flask, Request, request
from werkzeug.exceptions import RequestURITooLarge

FORM_BYTES = 600_000
FILE_BYTES = 64 * 1024 * 1024
LONGEST_ADDRESS = 4000


class BriefRequest(Request):
    """Nothing but an upload is read beyond :data:`FORM_BYTES`, whoever sends it."""

    @property
    def max_content_length(self) -> int | None:
        if self.mimetype != "multipart/form-data":
            return FORM_BYTES
        return super().max_content_length

    @max_content_length.setter
    def max_content_length(self, value: int | None) -> None:
        self._max_content_length = value


def init_app(app: Flask) -> None:
    app.request_class = BriefRequest
    app.config.setdefault("MAX_CONTENT_LENGTH", None)
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_CONTENT_LENGTH"] or FILE_BYTES
    app.before_request(refuse_long_addresses)


def refuse_long_addresses() -> None:
    """The web server itself refuses those that are longer still."""
    if len(request.full_path) > LONGEST_ADDRESS:
        raise RequestURITooLarge
