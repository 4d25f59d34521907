"""The address under which the register lives."""

from flask import Blueprint

blueprint = Blueprint("statuses", __name__, url_prefix="/status")
