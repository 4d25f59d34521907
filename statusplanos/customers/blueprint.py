"""The blueprint that the pages of customers and of plans hang on."""

from flask import Blueprint

blueprint = Blueprint("customers", __name__)
