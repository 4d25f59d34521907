"""The commands of ``flask --app app``: a name and a line each. The rest is imported when one is used."""

from importlib import import_module
from typing import Any

import click
from flask import Flask

COMMANDS = {
    "create-admin": ("accounts", "Create an administrator, or give an existing account its rights back."),
    "deliver": ("messaging", "Send the messages that are due, and the staff's letters with links."),
    "export": ("cli", "Write every row to the standard output."),
    "first-access-url": (
        "accounts",
        "Print a one-time link to create the first account; nothing when there is an administrator.",
    ),
    "import-customers": ("importing", "Import the customers and their plans from a CSV file."),
    "load-demo": (
        "home",
        "Fill an empty installation with invented customers and print the account to sign in with.",
    ),
    "run-day": ("lifecycle", "Move every plan whose days in its status are over."),
    "upgrade": ("cli", "Bring the database to this version; an empty data folder is set up."),
    "verify-history": ("history", "Replay the whole history and compare it with the tables as they stand."),
}
"""Each with the package in whose ``commands`` it stands, and the first sentence of what it says there."""


class Deferred(click.Command):
    """Stands for a command until somebody uses it: the list of all asks for names and lines alone."""

    def __init__(self, name: str, package: str, line: str) -> None:
        super().__init__(name, help=line)
        self._package = package

    def itself(self) -> click.Command:
        """The command, which enters through the door."""
        there: list[click.Command] = import_module(f"statusplanos.{self._package}.commands").commands
        found = next(command for command in there if command.name == self.name)
        opened: click.Command = import_module("statusplanos.cli.door").through(found)
        return opened

    def make_context(self, *arguments: Any, **more: Any) -> click.Context:
        """Click carries out the command of the context that it is given here."""
        return self.itself().make_context(*arguments, **more)


def init_app(app: Flask) -> None:
    for command in deferred():
        app.cli.add_command(command)


def deferred() -> list[Deferred]:
    return [Deferred(name, package, line) for name, (package, line) in COMMANDS.items()]
