"""The pages of *Importar clientes*."""

from statusplanos.importing.blueprint import blueprint
from statusplanos.importing.pages import step_views, views

__all__ = ["blueprint", "step_views", "views"]
