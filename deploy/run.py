"""`make run`: look whether the installation can start, then start it. Only the standard library here, and
no syntax that an old Python would not read: its complaint must be ours."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)

from statusplanos.terminal import _  # noqa: E402

if sys.version_info < (3, 11):  # noqa: UP036
    sys.stderr.write(
        _("StatusPlanos needs Python 3.11 or later; this is %(found)s.", found=sys.version.split()[0]) + "\n"
    )
    sys.exit(2)

import re  # noqa: E402
import runpy  # noqa: E402
import tomllib  # noqa: E402
from importlib import metadata  # noqa: E402


def missing_packages() -> list[str]:
    """What pyproject.toml asks for and is not installed for this Python."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = [re.split(r"[\[=<>~; ]", each)[0] for each in project["dependencies"]]
    return [name for name in names if not _installed(name)]


def _installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


if __name__ == "__main__":
    missing = missing_packages()
    if missing:
        sys.stderr.write(
            _(
                "Missing modules: %(names)s. Install them with: pip install -r requirements.txt",
                names=", ".join(missing),
            )
            + "\n"
        )
        sys.exit(2)
    runpy.run_module("deploy.processes", run_name="__main__")
