"""A channel is found by its name, whichever module was imported first."""

import subprocess
import sys

import pytest

from statusplanos.config import ROOT

PROGRAM = """
import sys
from importlib import import_module
import_module("statusplanos.channels." + sys.argv[1])
from statusplanos.channels.channel import Channel
from statusplanos.channels.email.models import EmailSender, MailWay
from flask import Flask
app = Flask("x")
app.config.update(DATA_DIR=sys.argv[2], GATEWAY_ALLOW=[], ENCRYPTION_KEYS=[])
with app.app_context():
    sender = EmailSender(name="a", address="a@exemplo.com.br", way=MailWay.FOLDER, username="")
    Channel.EMAIL.kind.open(sender).close()
"""


@pytest.mark.parametrize("first", ["sms.http", "email.smtp", "email.folder", "sms.forms", "views", "columns"])
def test_a_channel_is_found_after(first, tmp_path):
    command = [sys.executable, "-c", PROGRAM, first, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
