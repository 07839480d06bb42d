"""How many cores there are to work on."""

from __future__ import annotations

import os
import sys


def cores() -> int:
    """The cores that this process may use; those of the machine where the system tells no less (macOS)."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
