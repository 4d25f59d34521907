"""The blueprint that billing's pages hang on."""

from flask import Blueprint

blueprint = Blueprint("billing", __name__)
