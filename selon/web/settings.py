"""How a desk is run: where it listens, who may come in, how much it takes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address

LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings of one desk.

    `password` is asked of everybody where it is not None. `secret` signs cookies; without one of its own a desk makes a
    new one at each start, and who was logged in logs in again. `most_bytes` bounds what one request may send.
    """

    host: str = "127.0.0.1"
    port: int = 8642
    password: str | None = None
    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    most_bytes: int = 10_000_000
    works: bool = True
    """Whether a process beside the desk reads what is asked for; without it jobs wait for `selon work`."""

    @property
    def hosts(self) -> list[str]:
        """The names under which the desk answers; any where it listens beyond this machine and a password guards it."""
        return ["*"] if not is_loopback(self.host) else [*LOCAL_NAMES, self.host, "testserver"]


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
