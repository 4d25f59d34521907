"""The pages of a customer's plan and of the daily run."""

from statusplanos.lifecycle import plan_views, redating, run_views, undo_views
from statusplanos.lifecycle.blueprint import blueprint

__all__ = ["blueprint", "plan_views", "redating", "run_views", "undo_views"]
