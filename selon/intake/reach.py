"""How far a fetch may go: how long, how much, and through which door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from selon.intake import limits
from selon.version import __version__

if TYPE_CHECKING:
    import httpx

USER_AGENT = f"selon/{__version__}"
"""How selon names itself to servers; robots.txt may name it "selon"."""

MAX_REDIRECTS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The bounds of each fetch; without a word of its own any address, as whoever runs the command may reach it.

    `most_bytes` bounds one answer, `wait` the seconds for a connection and each piece, `seconds` all of one URL.
    `door` makes what connects, given those seconds: None is httpx's own, with the proxies of the environment.
    """

    most_bytes: int = field(default_factory=lambda: limits.MAX_BYTES)
    wait: float = field(default_factory=lambda: limits.WAIT_SECONDS)
    seconds: float = field(default_factory=lambda: limits.TOTAL_SECONDS)
    door: Callable[[float], httpx.BaseTransport] | None = None

    def client(self, **options: Any) -> httpx.Client:
        """What sends requests within these bounds; the size of answers is for whoever reads them to bound."""
        import httpx

        door = None if self.door is None else self.door(self.seconds)
        headers = {"User-Agent": USER_AGENT}
        return httpx.Client(timeout=self.wait, headers=headers, transport=door, trust_env=door is None, **options)
