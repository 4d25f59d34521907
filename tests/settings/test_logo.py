"""The company's logo: read as a picture, written anew, shown to everybody."""

from io import BytesIO

import pytest
from PIL import Image

from statusplanos.history.models import Change
from statusplanos.settings.models import Company, CompanyLogo

URL = "/configuracoes/empresa/logo"


def picture(kind: str = "PNG", size: tuple[int, int] = (960, 240), **options) -> bytes:
    drawn = BytesIO()
    Image.new("RGB", size, "teal").save(drawn, kind, **options)
    return drawn.getvalue()


def send(client, content: bytes, name: str = "logo.png"):
    client.get("/configuracoes/empresa")
    head = f'--x\r\nContent-Disposition: form-data; name="logo"; filename="{name}"\r\n\r\n'.encode()
    body = head + content + b"\r\n--x--\r\n"
    return client.post(URL, data=body, content_type="multipart/form-data; boundary=x")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_it_is_made_small_and_shown_also_to_who_is_not_signed_in(ana, caio, session, kind):
    assert send(ana, picture(kind)).status_code == 303
    name = session.get(Company, 1).logo
    assert name.startswith("480x120-")
    assert f'<img src="/logo?v={name}" width="480" height="120"' in ana.get("/").text
    assert f'<img src="/logo?v={name}"' in caio.get("/entrar").text
    shown = caio.get(f"/logo?v={name}")
    assert (shown.mimetype, Image.open(BytesIO(shown.data)).size) == ("image/png", (480, 120))
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert shown.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in shown.headers
    assert caio.get("/logo?v=1").headers["Cache-Control"] == "no-cache"
    assert caio.get("/logo", headers={"If-None-Match": shown.headers["ETag"]}).status_code == 304
    change = session.query(Change).filter_by(field="logo", new=name).one()
    assert change.entity == "company"


def test_nothing_of_the_file_but_the_picture_is_kept(ana, session):
    exif = Image.Exif()
    exif[0x010E] = "feito em casa"
    sent = picture("JPEG", exif=exif) + b"<script>alert(1)</script>"
    assert b"feito em casa" in sent
    assert send(ana, sent).status_code == 303
    kept = session.get(CompanyLogo, 1).content
    assert (b"feito em casa" in kept, b"<script" in kept) == (False, False)


def test_it_can_be_removed(ana, caio, session):
    assert caio.get("/logo").status_code == 404
    send(ana, picture())
    assert caio.get("/logo").status_code == 200
    ana.get("/configuracoes/empresa")
    assert ana.post(f"{URL}/remover").status_code == 303
    assert caio.get("/logo").status_code == 404
    assert (session.get(Company, 1).logo, session.get(CompanyLogo, 1)) == ("", None)
    assert "<img" not in ana.get("/").text


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.mark.parametrize(
    ("content", "name", "complaint"),
    [
        (SVG, "logo.png", "Esta imagem não pode ser usada"),
        (SVG, "logo.svg", "Esta imagem não pode ser usada"),
        (b"", "logo.png", "Esta imagem não pode ser usada"),
        (b"GIF89a" + bytes(40), "logo.png", "Esta imagem não pode ser usada"),
        (picture()[:60], "logo.png", "Esta imagem não pode ser usada"),
        (picture(size=(6000, 6000)), "logo.png", "Esta imagem não pode ser usada"),
        (picture() + bytes(1024 * 1024), "logo.png", "A imagem passa de 1 MB"),
        (b"", "", "Escolha antes uma imagem"),
    ],
)
def test_what_is_no_small_picture_is_refused(ana, session, content, name, complaint):
    answer = send(ana, content, name)
    assert (answer.status_code, complaint in answer.text) == (422, True)
    assert session.get(Company, 1).logo == ""
