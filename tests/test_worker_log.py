"""Redis that goes first on Ctrl-C is no reason for a traceback; any other fault is."""

import logging

import pytest
from redis.exceptions import ConnectionError as RedisGone

from statusplanos.running import patient_worker


@pytest.mark.parametrize(("fault", "lines"), [(RedisGone("reset by peer"), 0), (KeyError("queue"), 1)])
def test_a_fault_is_told_unless_it_is_redis_going(caplog, fault, lines):
    with caplog.at_level(logging.ERROR, logger="rq.worker"):
        try:
            raise fault
        except Exception:
            patient_worker.log.error("found an unhandled exception, quitting...", exc_info=True)
    assert len(caplog.records) == lines
