"""The blueprint that the start page, the search and the help hang on."""

from flask import Blueprint

blueprint = Blueprint("home", __name__)
