"""The most memory that a process has had."""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

_KB = 1024 if sys.platform != "darwin" else 1


def peak_mb(process: int | str = "self") -> float:
    """The most resident memory (MB of 2**20 bytes) of a process, by its number, or of this one.

    On Linux its own: getrusage tells of whoever started it, too, and is asked only elsewhere, where it knows this process alone.
    """
    status = Path(f"/proc/{process}/status")
    if status.exists() and (told := re.search(r"VmHWM:\s*(\d+) kB", status.read_text())):
        return int(told[1]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KB / 2**20 if process == "self" else 0.0
