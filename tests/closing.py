"""The last lines of a run: which tests failed. In CI a test that was skipped has failed."""

import os
from collections.abc import Iterator

import pytest
from _pytest.terminal import TerminalReporter


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and os.environ.get("CI") and reporter.stats.get("skipped"):
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter and (names := list(_failed(reporter))):
        reporter.write_line("Failed:", red=True)
        for name in names:
            reporter.write_line(name)


def _failed(reporter: TerminalReporter) -> Iterator[str]:
    for outcome in ("failed", "error"):
        yield from dict.fromkeys(report.nodeid for report in reporter.stats.get(outcome, ()))
    if os.environ.get("CI"):
        for report in reporter.stats.get("skipped", ()):
            yield f"{report.nodeid} (skipped: in CI nothing may be)"
