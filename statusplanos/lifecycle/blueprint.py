"""The blueprint that the pages of this package hang on."""

from flask import Blueprint

blueprint = Blueprint("lifecycle", __name__)
