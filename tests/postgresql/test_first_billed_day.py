"""The first billed day as PostgreSQL works it out is the one of the rule."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.billing.test_first_billed_day import check_sql, entry

pytestmark = pytest.mark.postgres


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.none() | st.integers(0, 3), bills=st.booleans(), start=entry)
def test_many_plans_at_once_get_what_one_plan_gets(session, before, bills, start):
    assert session.connection().dialect.name == "postgresql"
    check_sql(session, before=before, bills=bills, start=start)
