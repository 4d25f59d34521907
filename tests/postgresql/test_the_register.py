"""The register on PostgreSQL: its own SQL and its locks do there what they do on SQLite."""

import pytest

from tests.lifecycle.test_redating import (  # noqa: F401 (run again here, on the other database)
    asked,
    test_each_choice_moves_whom_it_said_and_nobody_before_tomorrow,
    test_who_would_end_tomorrow_is_counted,
    three,
    url,
)
from tests.test_lost_updates import test_many_editors_of_one_record_lose_nothing  # noqa: F401

pytestmark = pytest.mark.postgres
