"""``export`` and ``verify-history`` as other programs call them."""

import csv
import io
import json

from flask import Flask
from sqlalchemy import text

from statusplanos.cli.commands import EXPORTS
from statusplanos.customers.models import Customer
from statusplanos.extensions import db
from statusplanos.history.record.guard import RECORDED


def run(app: Flask, *arguments: str):
    return app.test_cli_runner().invoke(args=list(arguments))


def test_verify_history_answers_with_one_document(app: Flask, a_subscription):
    a_subscription()
    answer = run(app, "verify-history", "--json")
    document = json.loads(answer.stdout)
    assert (answer.exit_code, document["ok"], document["differences"]) == (0, True, [])
    assert document["checked"] > 10


def test_verify_history_tells_a_difference_and_exits_with_one(app: Flask, a_subscription):
    a_subscription()
    db.session.remove()
    with db.engine.begin() as connection:
        slipped = text("UPDATE customer SET name = 'X'").execution_options(**RECORDED)
        connection.execute(slipped)
    answer = run(app, "verify-history", "--json")
    found = {
        "entity": "customer",
        "entity_id": 1,
        "field": "name",
        "history": "Marina Duarte Alves",
        "table": "X",
    }
    assert (answer.exit_code, json.loads(answer.stdout)) == (
        1,
        {"ok": False, "checked": json.loads(answer.stdout)["checked"], "differences": [found]},
    )
    words = run(app, "verify-history")
    assert (words.exit_code, words.stdout) == (1, "")
    assert "customer 1 name: history 'Marina Duarte Alves', table 'X'" in words.stderr


def test_every_export_has_its_keys_in_order_and_agrees_with_its_csv(app: Flask, a_subscription):
    a_subscription()
    for what, (_, keys) in EXPORTS.items():
        as_json = run(app, "export", what, "--format", "json")
        as_csv = run(app, "export", what)
        rows = json.loads(as_json.stdout)
        table = list(csv.reader(io.StringIO(as_csv.stdout)))
        assert table[0] == keys.split()
        assert len(rows) == len(table) - 1
        assert all(list(row) == keys.split() for row in rows)
    assert json.loads(run(app, "export", "messages", "--format", "json").stdout) == []


def test_a_status_is_exported_with_its_rules(app: Flask):
    rows = json.loads(run(app, "export", "statuses", "--format", "json").stdout)
    trial = next(row for row in rows if row["description"] == "Experimenta")
    assert trial == {
        "description": "Experimenta",
        "category": "active",
        "generates_billing": False,
        "next_status": "Serviço Habilitado",
        "duration_days": 10,
        "allows_changes": True,
        "access": "full",
        "is_trial": True,
        "allows_radius_login": True,
        "allows_scheduled_tasks": True,
        "email": False,
        "sms": False,
        "archived": False,
    }


def test_the_csv_is_harmless_and_the_json_is_exact(app: Flask, a_subscription):
    subscription = a_subscription()
    db.session.get_one(Customer, subscription.customer_id).name = "=1+1"
    db.session.commit()
    row = next(csv.DictReader(io.StringIO(run(app, "export", "subscriptions").stdout)))
    assert (row["customer"], row["phone"]) == ("'=1+1", "+5531998765432")
    exact = json.loads(run(app, "export", "subscriptions", "--format", "json").stdout)
    assert exact[0]["customer"] == "=1+1"


def test_an_unknown_export_does_nothing(app: Flask):
    answer = run(app, "export", "passwords")
    assert (answer.exit_code, answer.stdout) == (2, "")
