"""The blueprint that the pages of messages hang on."""

from flask import Blueprint

blueprint = Blueprint("messaging", __name__)
