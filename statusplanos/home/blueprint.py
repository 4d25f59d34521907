"""The address under which the start page and the search live."""

from flask import Blueprint

blueprint = Blueprint("home", __name__)
