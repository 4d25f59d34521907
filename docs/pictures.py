"""Takes every picture of README, docs and Ajuda: ``make pictures``.

Tells the demonstration in a data folder of its own, on one fixed day, serves it from this process, and looks
at the pages of ``shots.py`` in Chromium, light and dark. The same pages give the same files again.
"""

import json
import logging
import os
import secrets
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "docs")]

import shots  # noqa: E402

import app as application  # noqa: E402
from statusplanos import clock  # noqa: E402
from statusplanos.extensions import db  # noqa: E402
from statusplanos.home import installation  # noqa: E402
from statusplanos.home.demo import story  # noqa: E402
from statusplanos.home.manual import articles  # noqa: E402

FOLDER = ROOT / "static" / "help"
SIZES = articles.FOLDER / "pictures.json"
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
CALM = """() => {
  document.activeElement?.blur();
  for (const bar of document.querySelectorAll(".save, .bulk")) bar.style.position = "static";
  for (const link of document.querySelectorAll(".skip")) link.hidden = true;
  for (const field of document.querySelectorAll("main input:is([type=date], [type=time])")) {
    const [value, kind] = [field.value, field.type];
    field.type = "text";
    field.placeholder = kind === "date" ? "dd/mm/aaaa" : "";
    field.value = kind === "date" ? value.split("-").reverse().join("/") : value;
  }
}"""
"""Nothing has the focus, no bar lies over what is shown; dates as a Brazilian browser writes them."""
NOW = datetime(2026, 5, 7, 10, 50, tzinfo=UTC)
"""Before the hour of the daily run: what ends today is still to be moved."""
EMAIL = "demo@exemplo.com.br"


@contextmanager
def demonstration() -> Iterator[tuple[str, str]]:
    """Address and password of the demonstration, served from here until the block ends."""
    clock.now = lambda: NOW
    folder = Path(tempfile.mkdtemp(prefix="statusplanos-pictures-"))
    password = secrets.token_urlsafe(16)
    made = application.create_app({"STATUSPLANOS_DATA_DIR": str(folder), "SECRET_KEY": secrets.token_hex()})
    installation.upgrade(made)
    with made.app_context():
        story.load(db.session(), email=EMAIL, password=password, now=NOW)
        shots.prepare(db.session(), NOW)
        db.session.remove()
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = make_server("127.0.0.1", 0, made, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", password
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        with made.app_context():
            db.engine.dispose()
        shutil.rmtree(folder)


def sign_in(page: Page, password: str) -> None:
    page.goto("/entrar")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Senha").fill(password)
    page.get_by_role("button", name="Entrar").click()
    page.wait_for_url("**/")


def take(page: Page, shot: shots.Shot) -> Image.Image:
    page.set_viewport_size({"width": shot.width, "height": shot.height})
    page.goto(shot.path)
    for act in shot.acts:
        act(page)
    page.evaluate("document.fonts.ready")
    page.locator(".htmx-request").first.wait_for(state="detached")
    page.mouse.move(0, 0)
    page.evaluate(CALM)
    target = page.locator(shot.part).first if shot.part else page
    image = Image.open(BytesIO(target.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    return image.crop(
        (0, 0, image.width, min(image.height, shot.cut, _bottom(image) if shot.part else shot.cut))
    )


def _bottom(image: Image.Image) -> int:
    """Where what is shown ends; below it is nothing but the ground."""
    ground = Image.new("RGB", image.size, image.getpixel((0, image.height - 1)))
    box = ImageChops.difference(image, ground).getbbox()
    return (box[3] if box else image.height) + 20


def save(image: Image.Image, path: Path) -> None:
    """Without loss: letters stay sharp and the colours of statuses true."""
    image.save(path, "WEBP", lossless=True, quality=60, method=4)


def main(wanted: list[str]) -> None:
    """Take the pictures named in ``wanted``, or all."""
    chosen = [shot for shot in shots.ALL if not wanted or shot.name in wanted]
    sizes = json.loads(SIZES.read_text()) if SIZES.exists() else {}
    FOLDER.mkdir(exist_ok=True)
    with demonstration() as (address, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=FLAGS.split(),
        )
        for theme in ("light", "dark"):
            context = browser.new_context(
                base_url=address, color_scheme=theme, reduced_motion="reduce", locale="pt-BR"
            )
            page = context.new_page()
            page.set_default_timeout(10_000)
            sign_in(page, password)
            for shot in chosen:
                image = take(page, shot)
                save(image, FOLDER / f"{shot.name}-{theme}.webp")
                sizes[shot.name] = list(image.size)
                print(shot.name, theme, image.size)
            context.close()
        browser.close()
    names = {shot.name for shot in shots.ALL}
    for old in FOLDER.glob("*.webp"):
        if old.stem.rpartition("-")[0] not in names:
            old.unlink()
    SIZES.write_text(json.dumps({name: sizes[name] for name in sorted(names & set(sizes))}, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
