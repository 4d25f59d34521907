"""The pages of a customer's plan, of bulk changes and of the daily run."""

from statusplanos.lifecycle.blueprint import blueprint
from statusplanos.lifecycle.bulk import views as bulk_views
from statusplanos.lifecycle.daily import hour_views
from statusplanos.lifecycle.daily import views as daily_views
from statusplanos.lifecycle.plan import alter_views, undo_views
from statusplanos.lifecycle.plan import views as plan_views
from statusplanos.lifecycle.standing import redating
from statusplanos.lifecycle.standing import views as standing_views
from statusplanos.lifecycle.timeline import views as timeline_views

__all__ = [
    "alter_views",
    "blueprint",
    "bulk_views",
    "daily_views",
    "hour_views",
    "plan_views",
    "redating",
    "standing_views",
    "timeline_views",
    "undo_views",
]
