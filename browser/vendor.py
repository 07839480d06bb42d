"""Other people's browser libraries, put where the desk serves them: `python browser/vendor.py` (`make web`).

npm installs what package-lock.json names into build/browser; of that, the files of SERVED go to selon/web/static/vendor
with the licences of all that they contain, and the files of TESTED stay in build/browser for the tests in a browser. None
of it is kept in the repository. A second run with the same package-lock.json does nothing and needs no network.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
BUILD = ROOT / "build" / "browser"
VENDOR = ROOT / "selon" / "web" / "static" / "vendor"

SERVED = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "cytoscape.min.js": "cytoscape/dist/cytoscape.min.js",
    "cytoscape-dagre.min.js": "cytoscape-dagre/dist/cytoscape-dagre.min.js",
    "vis-timeline.min.js": "vis-timeline/dist/vis-timeline-graph2d.min.js",
    "vis-timeline.min.css": "vis-timeline/styles/vis-timeline-graph2d.min.css",
    "d3-array.min.js": "d3-array/dist/d3-array.min.js",
    "d3-geo.min.js": "d3-geo/dist/d3-geo.min.js",
    "topojson-client.min.js": "topojson-client/dist/topojson-client.min.js",
    "countries-110m.json": "world-atlas/countries-110m.json",
    "countries-50m.json": "world-atlas/countries-50m.json",
}
"""Name in static/vendor -> file of a package."""

TESTED = {"axe.min.js": "axe-core/axe.min.js"}
"""Name in build/browser -> file of a package; not part of selon."""

LICENCES = {
    "htmx.txt": "htmx.org/LICENSE",
    "cytoscape.txt": "cytoscape/LICENSE",
    "cytoscape-dagre.txt": "cytoscape-dagre/LICENSE",
    "dagre.txt": "@dagrejs/dagre/LICENSE",
    "graphlib.txt": "@dagrejs/graphlib/LICENSE",
    "vis-timeline.txt": "vis-timeline/LICENSE.MIT.txt",
    "vis-data.txt": "vis-data/LICENSE-MIT",
    "vis-util.txt": "vis-util/LICENSE-MIT",
    "moment.txt": "moment/LICENSE",
    "hammerjs.txt": "@egjs/hammerjs/LICENSE.md",
    "propagating-hammerjs.txt": "propagating-hammerjs/LICENSE",
    "component-emitter.txt": "component-emitter/LICENSE",
    "cssfilter.txt": "cssfilter/LICENSE",
    "keycharm.txt": "keycharm/LICENSE-MIT",
    "uuid.txt": "uuid/LICENSE.md",
    "xss.txt": "xss/LICENSE",
    "d3-array.txt": "d3-array/LICENSE",
    "internmap.txt": "internmap/LICENSE",
    "d3-geo.txt": "d3-geo/LICENSE",
    "topojson-client.txt": "topojson-client/LICENSE",
    "world-atlas.txt": "world-atlas/LICENSE",
}
"""Name in static/vendor/licences -> licence of a package that is served, or that stands inside one."""

_TOLD_LINES = 8


class VendorError(Exception):
    """The libraries could not be put there; says why and what to do."""


def main() -> int:
    """Puts the libraries there; 1 with a line on standard error where that fails."""
    try:
        print(f"{VENDOR.relative_to(ROOT)}: {vendor()}")
    except VendorError as error:
        print(f"make web: {error}", file=sys.stderr)
        return 1
    return 0


def vendor() -> str:
    """Installs and copies what is missing; says what it did. Raises VendorError."""
    if _is_fresh():
        return "up to date"
    install()
    shutil.rmtree(VENDOR, ignore_errors=True)
    copied = copy(SERVED, VENDOR) + copy(LICENCES, VENDOR / "licences")
    copy(TESTED, BUILD)
    _stamp().write_text(_state())
    return f"{copied} files"


def install() -> None:
    """Has npm install the locked versions into build/browser, running no script of theirs. Raises VendorError."""
    npm = shutil.which("npm")
    if npm is None:
        raise VendorError(
            "npm is missing, so the desk will show lists and tables instead of pictures: "
            "install npm (apt install npm) and run make web again"
        )
    BUILD.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(HERE / name, BUILD / name)
    ran = subprocess.run([npm, "ci", "--ignore-scripts"], cwd=BUILD, capture_output=True, text=True, check=False)
    if ran.returncode:
        told = "\n".join((ran.stderr or ran.stdout).strip().splitlines()[:_TOLD_LINES])
        raise VendorError(f"npm could not install what browser/package-lock.json names:\n{told}")


def copy(files: Mapping[str, str], to: Path) -> int:
    """Copies files of the installed packages; how many. Raises VendorError where a package has none of that name."""
    to.mkdir(parents=True, exist_ok=True)
    for name, inside in files.items():
        source = BUILD / "node_modules" / inside
        if not source.is_file():
            raise VendorError(f"{inside} is not in its package any more: correct its name in browser/vendor.py")
        shutil.copyfile(source, to / name)
    return len(files)


def _is_fresh() -> bool:
    places = [VENDOR / n for n in SERVED] + [VENDOR / "licences" / n for n in LICENCES] + [BUILD / n for n in TESTED]
    return all(p.is_file() for p in places) and _stamp().is_file() and _stamp().read_text() == _state()


def _stamp() -> Path:
    return BUILD / "vendored"


def _state() -> str:
    """What decides which files are there: the locked versions and the lists above."""
    return hashlib.sha256(
        b"".join((HERE / name).read_bytes() for name in ("package-lock.json", "vendor.py"))
    ).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
