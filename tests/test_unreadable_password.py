"""A stored password that cannot be read lets nobody in, and is no crash."""

import pytest
from flask import Flask
from sqlalchemy import text

from statusplanos.extensions import db
from statusplanos.history.record.guard import RECORDED
from tests.cast import PASSWORD


@pytest.mark.parametrize(
    "kept", ["", "$2b$12$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=65536,t=3,p=4$xx$yy"]
)
def test_it_is_a_wrong_password(app: Flask, caio, kept: str) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with db.engine.connect() as connection:
        spoilt = text("UPDATE user SET password = :kept WHERE email = 'ana@exemplo.com.br'")
        connection.execution_options(**RECORDED).execute(spoilt, {"kept": kept})
        connection.commit()
    caio.get("/entrar")
    answer = caio.post("/entrar", data={"email": "ana@exemplo.com.br", "password": PASSWORD})
    assert answer.status_code == 422
