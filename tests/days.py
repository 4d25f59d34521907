"""`make test-days`: the tests on other days, at other hours, on machines of other time zones.

Without an argument the quick half on four of them; ``--whole`` takes every test and every row.
"""

import os
import subprocess
import sys
from dataclasses import dataclass

QUICK = ("-m", "not browser and not slow")


@dataclass(frozen=True)
class Rehearsal:
    """A moment of São Paulo, and the zone that the machine is set to."""

    moment: str
    zone: str
    quick: bool = False

    def run(self, *more: str) -> tuple[int, str]:
        """The exit code of the tests and how they counted."""
        command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", "-q", *more]
        environ = {**os.environ, "STAGE_MOMENT": self.moment, "TZ": self.zone}
        done = subprocess.run(command, env=environ, stdout=subprocess.PIPE, text=True, check=False)
        lines = done.stdout.strip().splitlines()
        counted = next((line for line in reversed(lines) if " passed" in line), "no count")
        if done.returncode:
            print(done.stdout, flush=True)
        return done.returncode, counted


REHEARSALS = (
    Rehearsal("2026-11-29T00:05", "UTC"),  # a Sunday
    Rehearsal("2026-11-29T23:55", "Asia/Tokyo"),
    Rehearsal("2026-12-02T07:59", "America/Sao_Paulo"),
    Rehearsal("2026-12-31T23:55", "UTC", quick=True),
    Rehearsal("2027-01-01T00:05", "Asia/Tokyo", quick=True),
    Rehearsal("2027-01-07T12:00", "Asia/Tokyo"),
    Rehearsal("2028-01-02T23:55", "America/Sao_Paulo"),
    Rehearsal("2028-02-29T00:05", "America/Sao_Paulo", quick=True),
    Rehearsal("2028-02-29T07:59", "UTC"),
    Rehearsal("2028-03-01T07:59", "Asia/Tokyo"),
    Rehearsal("2028-03-31T12:00", "UTC", quick=True),
    Rehearsal("2028-12-31T12:00", "America/Sao_Paulo"),
)


def main(*arguments: str) -> int:
    whole = "--whole" in arguments
    results = []
    for each in REHEARSALS:
        if whole or each.quick:
            results.append((each, *each.run(*(() if whole else QUICK))))
            print(f"{each.moment}  {each.zone:18}  {results[-1][2]}", flush=True)
    return 1 if any(code for _, code, _ in results) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
