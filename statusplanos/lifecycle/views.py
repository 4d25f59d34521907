"""The pages of a customer's plan and of the daily run."""

from statusplanos.lifecycle import (
    alter_views,
    bulk_views,
    hour_views,
    plan_views,
    redating,
    run_views,
    standing_views,
    story_views,
    undo_views,
)
from statusplanos.lifecycle.blueprint import blueprint

__all__ = [
    "alter_views",
    "blueprint",
    "bulk_views",
    "hour_views",
    "plan_views",
    "redating",
    "run_views",
    "standing_views",
    "story_views",
    "undo_views",
]
