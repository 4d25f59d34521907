"""Every way of sending is found, whichever module of the folder was imported first."""

import subprocess
import sys

import pytest

from statusplanos.config import ROOT

PROGRAM = """
import sys
from importlib import import_module
import_module("statusplanos.senders.transports." + sys.argv[1])
from statusplanos.senders.models import EmailSender, MailWay
from statusplanos.senders.transports.registry import open_transport
from flask import Flask
app = Flask("x")
app.config.update(DATA_DIR=sys.argv[2], GATEWAY_ALLOW=[], ENCRYPTION_KEYS=[])
with app.app_context():
    open_transport(EmailSender(name="a", address="a@exemplo.com.br", way=MailWay.FOLDER, username="")).close()
"""


@pytest.mark.parametrize("first", ["http", "smtp", "folder", "registry"])
def test_a_way_is_found_after(first, tmp_path):
    command = [sys.executable, "-c", PROGRAM, first, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
