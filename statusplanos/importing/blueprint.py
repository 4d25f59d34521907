"""The blueprint that the pages of imports hang on."""

from flask import Blueprint

blueprint = Blueprint("importing", __name__, url_prefix="/importar")
