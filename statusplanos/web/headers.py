"""What every answer carries: the content policy, no storing of pages, long storing of static files."""

import gzip
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
YEAR = 365 * 24 * 3600
TEXTUAL = ("text/css", "text/javascript", "application/javascript", "image/svg+xml")


def init_app(app: Flask) -> None:
    app.after_request(add_headers)
    app.url_defaults(add_version)


def add_headers(response: Response) -> Response:
    for name, value in SECURITY.items():
        response.headers.setdefault(name, value)
    if str(current_app.config.get("BASE_URL", "")).startswith("https://"):
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    if request.endpoint == "static":
        return _serve_static(response)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def add_version(endpoint: str, values: dict[str, Any]) -> None:
    """Static addresses change with the file; not the type face, which the style sheet names as it is."""
    name = values.get("filename", "")
    if endpoint != "static" or name.endswith(".woff2"):
        return
    path = Path(current_app.static_folder or "") / name
    if path.is_file():
        values.setdefault("v", _fingerprint(path, path.stat().st_mtime_ns))


def _serve_static(response: Response) -> Response:
    if response.status_code not in (200, 304):
        response.headers["Cache-Control"] = "no-store"
        return response
    lasting = "v" in request.args
    response.headers["Cache-Control"] = f"public, max-age={YEAR if lasting else 24 * 3600}"
    return _compressed(response) if response.mimetype in TEXTUAL else response


def _compressed(response: Response) -> Response:
    response.vary.add("Accept-Encoding")
    if response.status_code != 200 or not request.accept_encodings["gzip"] or request.range:
        return response
    path = Path(current_app.static_folder or "") / (request.view_args or {})["filename"]
    response.close()
    response.direct_passthrough = False
    response.set_data(_packed(path, path.stat().st_mtime_ns))
    response.headers["Content-Encoding"] = "gzip"
    tag, _ = response.get_etag()
    response.set_etag(f"{tag}-gzip")
    return response


@lru_cache(maxsize=64)
def _fingerprint(path: Path, changed: int) -> str:
    return sha256(path.read_bytes()).hexdigest()[:10]


@lru_cache(maxsize=64)
def _packed(path: Path, changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)
