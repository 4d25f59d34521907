"""What an installation takes from its environment."""

import re
import stat
import subprocess
import sys
from datetime import time, timedelta
from functools import partial
from pathlib import Path

import pytest

from statusplanos import config
from statusplanos.config import ROOT, load, secret_names
from statusplanos.environment import SETTINGS, Setting
from statusplanos.errors import ConfigError

KEY = "Zm9yLXRlc3RzLW9ubHktMzItYnl0ZXMtbG9uZy1rZXk="


def loaded(folder: Path, **variables: str) -> dict[str, object]:
    return load({"STATUSPLANOS_DATA_DIR": str(folder), **variables})


def refusal(folder: Path, **variables: str) -> str:
    with pytest.raises(ConfigError) as caught:
        loaded(folder, **variables)
    return str(caught.value)


def test_a_new_installation_needs_nothing(tmp_path: Path) -> None:
    settings = loaded(tmp_path / "data")
    assert settings["SQLALCHEMY_DATABASE_URI"] == f"sqlite:///{tmp_path}/data/statusplanos.db"
    assert settings["EMBEDDED_REDIS"] is True
    assert settings["REDIS_URL"] == f"unix://{tmp_path}/data/run/valkey.sock"
    assert settings["RATELIMIT_STORAGE_URI"] == f"redis+unix://{tmp_path}/data/run/valkey.sock"
    assert (settings["HOST"], settings["PORT"]) == ("127.0.0.1", 8000)
    assert settings["BASE_URL"] == "http://127.0.0.1:8000"
    assert (settings["TIMEZONE"], settings["DAILY_AT"]) == ("America/Sao_Paulo", time(8, 0))
    assert (settings["SESSION_IDLE"], settings["SESSION_LIFETIME"]) == (
        timedelta(hours=2),
        timedelta(hours=12),
    )
    assert (settings["GATEWAY_ALLOW"], settings["DEMO"]) == ([], False)


def test_its_folder_and_keys_are_for_its_user_alone(tmp_path: Path) -> None:
    loaded(tmp_path / "data")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data").iterdir()}
    assert modes == {"secret-key": 0o600, "encryption-keys": 0o600, "run": 0o700}
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700


def test_generated_keys_stay(tmp_path: Path) -> None:
    first, second = loaded(tmp_path), loaded(tmp_path)
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert first["ENCRYPTION_KEYS"] == second["ENCRYPTION_KEYS"]


def test_processes_that_start_at_once_agree_on_the_keys(tmp_path: Path) -> None:
    program = "import os; from statusplanos.config import load; s = load(os.environ)"
    program += "; print(s['SECRET_KEY'], *s['ENCRYPTION_KEYS'])"
    environ = {"STATUSPLANOS_DATA_DIR": str(tmp_path / "data")}
    line = [sys.executable, "-c", program]
    begin = partial(subprocess.Popen, line, cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True)
    started = [begin() for _ in range(6)]
    assert len({process.communicate(timeout=30)[0] for process in started}) == 1
    assert [process.returncode for process in started] == [0] * 6
    kept = sorted(path.name for path in (tmp_path / "data").iterdir())
    assert kept == ["encryption-keys", "run", "secret-key"]


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@db/x", "postgresql+psycopg://u:p@db/x"),
        ("postgresql://u:p@db:5433/x", "postgresql+psycopg://u:p@db:5433/x"),
        ("postgresql+psycopg://u@/x?host=/run", "postgresql+psycopg://u@/x?host=/run"),
        ("sqlite:////srv/plans.db", "sqlite:////srv/plans.db"),
        ("sqlite:///plans.db", f"sqlite:///{Path.cwd()}/plans.db"),
    ],
)
def test_a_database_can_be_given(tmp_path: Path, given: str, used: str) -> None:
    assert loaded(tmp_path, DATABASE_URL=given)["SQLALCHEMY_DATABASE_URI"] == used


def test_a_dropped_postgresql_connection_is_replaced(tmp_path: Path) -> None:
    options = loaded(tmp_path, DATABASE_URL="postgres://db/x")["SQLALCHEMY_ENGINE_OPTIONS"]
    assert isinstance(options, dict)
    assert options["pool_pre_ping"] is True


def test_redis_elsewhere_replaces_the_embedded_server(tmp_path: Path) -> None:
    settings = loaded(tmp_path, REDIS_URL="redis://cache:6379/1")
    assert (settings["EMBEDDED_REDIS"], settings["REDIS_URL"]) == (False, "redis://cache:6379/1")
    assert settings["RATELIMIT_STORAGE_URI"] == "redis://cache:6379/1"


def test_the_socket_moves_where_its_path_fits(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 60) / ("y" * 60)
    path = str(loaded(deep)["REDIS_URL"]).removeprefix("unix://")
    assert not path.startswith(str(tmp_path))
    assert len(path) < 108
    assert stat.S_IMODE(Path(path).parent.stat().st_mode) == 0o700
    assert str(loaded(deep)["REDIS_URL"]) == f"unix://{path}"
    Path(path).parent.rmdir()


def test_https_switches_the_secure_cookie_on(tmp_path: Path) -> None:
    plain = loaded(tmp_path)
    secure = loaded(tmp_path, STATUSPLANOS_BASE_URL="https://planos.exemplo.com.br/")
    assert (plain["SESSION_COOKIE_NAME"], plain["SESSION_COOKIE_SECURE"]) == ("statusplanos", False)
    assert (secure["SESSION_COOKIE_NAME"], secure["SESSION_COOKIE_SECURE"]) == ("__Host-statusplanos", True)
    assert secure["BASE_URL"] == "https://planos.exemplo.com.br"


def test_a_demo_beside_it_has_its_own_cookie(tmp_path: Path) -> None:
    assert loaded(tmp_path, STATUSPLANOS_DEMO="1")["SESSION_COOKIE_NAME"] == "statusplanos-demo"


def test_secrets_may_come_from_files(tmp_path: Path) -> None:
    for name in secret_names():
        (tmp_path / name).write_text("redis://one/0\n" if name == "REDIS_URL" else f"{KEY}\n")
    (tmp_path / "DATABASE_URL").write_text("postgres://db/x\n")
    settings = loaded(tmp_path / "data", **{f"{name}_FILE": str(tmp_path / name) for name in secret_names()})
    assert settings["SQLALCHEMY_DATABASE_URI"] == "postgresql+psycopg://db/x"
    assert settings["REDIS_URL"] == "redis://one/0"
    assert settings["SECRET_KEY"] == KEY
    assert settings["ENCRYPTION_KEYS"] == [KEY]


def test_several_encryption_keys_keep_their_order(tmp_path: Path) -> None:
    older = "b2xkZXIta2V5LWZvci10ZXN0cy0tMzItYnl0ZXMtISE="
    assert loaded(tmp_path, STATUSPLANOS_ENCRYPTION_KEYS=f"{KEY},{older}")["ENCRYPTION_KEYS"] == [KEY, older]


def test_gateways_are_hosts_and_networks(tmp_path: Path) -> None:
    given = "sms.interno:8443, 10.0.0.0/8 [::1]:80"
    allowed = loaded(tmp_path, STATUSPLANOS_GATEWAY_ALLOW=given)["GATEWAY_ALLOW"]
    assert allowed == ["sms.interno:8443", "10.0.0.0/8", "[::1]:80"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://u:hunter22@db/x"),
        ("DATABASE_URL", "sqlite:///:memory:"),
        ("DATABASE_URL", "sqlite://"),
        ("REDIS_URL", "http://cache"),
        ("SECRET_KEY", "short"),
        ("STATUSPLANOS_TIMEZONE", "America"),
        ("STATUSPLANOS_TIMEZONE", "Brasil/Brasilia"),
        ("STATUSPLANOS_TIMEZONE", "../etc/passwd"),
        ("STATUSPLANOS_DAILY_AT", "8:00"),
        ("STATUSPLANOS_DAILY_AT", "24:00"),
        ("STATUSPLANOS_HOST", "http://office"),
        ("STATUSPLANOS_PORT", "0"),
        ("STATUSPLANOS_PORT", "70000"),
        ("STATUSPLANOS_PORT", "eighty"),
        ("STATUSPLANOS_BASE_URL", "planos.exemplo.com.br"),
        ("STATUSPLANOS_BASE_URL", "https://exemplo.com.br/planos"),
        ("STATUSPLANOS_BASE_URL", "https://exemplo.com.br:99999"),
        ("STATUSPLANOS_TRUSTED_PROXIES", "-1"),
        ("STATUSPLANOS_ENCRYPTION_KEYS", "not-a-key-at-all"),
        ("STATUSPLANOS_GATEWAY_ALLOW", "https://sms.interno/x"),
        ("STATUSPLANOS_GATEWAY_ALLOW", "sms.interno:99999"),
        ("STATUSPLANOS_SESSION_IDLE_MINUTES", "0"),
        ("STATUSPLANOS_SESSION_HOURS", "1000"),
        ("STATUSPLANOS_DEMO", "maybe"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(tmp_path: Path, name: str, value: str) -> None:
    setting = next(each for each in SETTINGS if each.name == name)
    shown = "o valor informado" if setting.secret else repr(value)
    assert refusal(tmp_path, **{name: value}) == f"{name}: {shown} não é aceito; informe {setting.accepts}."


def test_an_unknown_name_is_refused_with_the_one_that_was_meant(tmp_path: Path) -> None:
    sentence = refusal(tmp_path, STATUSPLANOS_TIMEZON="America/Recife")
    assert sentence == "Configuração desconhecida STATUSPLANOS_TIMEZON: seria STATUSPLANOS_TIMEZONE?"


def test_a_file_for_what_is_no_secret_is_unknown(tmp_path: Path) -> None:
    assert "STATUSPLANOS_PORT_FILE" in refusal(tmp_path, STATUSPLANOS_PORT_FILE="/x")


def test_a_value_and_its_file_together_are_refused(tmp_path: Path) -> None:
    sentence = refusal(tmp_path, SECRET_KEY=KEY, SECRET_KEY_FILE="/x")
    assert sentence == "SECRET_KEY e SECRET_KEY_FILE estão definidas; informe só uma delas."


def test_an_empty_or_missing_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n")
    empty = refusal(tmp_path, SECRET_KEY_FILE=str(tmp_path / "empty"))
    missing = refusal(tmp_path, SECRET_KEY_FILE=str(tmp_path / "missing"))
    assert empty == f"SECRET_KEY_FILE: '{tmp_path}/empty' está vazio; informe pelo menos 16 caracteres."
    assert missing == (
        f"SECRET_KEY_FILE: não foi possível ler '{tmp_path}/missing' (No such file or directory)."
    )


def test_an_empty_value_counts_as_not_given(tmp_path: Path) -> None:
    assert loaded(tmp_path, STATUSPLANOS_PORT="", DATABASE_URL=" ")["PORT"] == 8000


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    sentence = refusal(tmp_path / "file" / "data")
    assert sentence.startswith(f"STATUSPLANOS_DATA_DIR: não é possível gravar em '{tmp_path}/file/data' (")


def test_a_spoiled_key_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()
    assert refusal(tmp_path).startswith(f"{tmp_path}/secret-key está vazio;")
    (tmp_path / "secret-key").write_text(KEY)
    (tmp_path / "encryption-keys").write_text("rubbish")
    assert refusal(tmp_path).startswith(f"{tmp_path}/encryption-keys não contém uma chave válida;")


READ_BY_FLASK = {"SECRET_KEY", "SQLALCHEMY_DATABASE_URI"}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_used(setting: Setting) -> None:
    """One that nothing asks for would be a promise of the README that is not kept."""
    asking = re.compile(rf"""(?:config|settings|values|_settings)(?:\.get\(|\[)["']{setting.key}["']""")
    sources = [
        ROOT / "app.py",
        ROOT / "worker.py",
        *ROOT.glob("deploy/*.py"),
        *ROOT.glob("statusplanos/**/*.py"),
    ]
    used = {path.name for path in sources if asking.search(path.read_text())}
    assert used - {"config.py"} or setting.key in READ_BY_FLASK


def test_the_version_has_one_home() -> None:
    """The newest released part of the changelog is the version that the program says it is."""
    released = re.findall(
        r"^## (\d+\.\d+\.\d+) \((\d{2}/\d{2}/\d{4})\)$", (ROOT / "CHANGELOG.md").read_text(), re.M
    )
    assert released[0][0] == config.version()
