"""Python runs this before the program itself: a process that a test starts has the test's clock."""

import os
import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from statusplanos import clock

del sys.path[0]  # what the program itself imports it finds without help
clock.stand_ahead(timedelta(seconds=float(os.environ["STAGE_SHIFT"])))
