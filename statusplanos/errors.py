"""What a domain verb raises: sentences that staff can act on."""


class DomainError(Exception):
    """A rule refused the request. ``message`` is shown to people, beside ``field`` when one is named."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = str(message)
        self.field = field


class LostUpdate(DomainError):
    """Somebody saved another version since this form was opened (HTTP 409)."""


class ConfigError(Exception):
    """A configuration value cannot be used; the sentence names the variable and what it accepts."""
