"""The blueprint that the modules of views hang their routes on."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)
