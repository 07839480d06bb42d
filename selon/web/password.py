"""The password of a desk: from a file that only its owner reads, or from the environment."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from selon.errors import DeskError
from selon.web.settings import is_loopback

VARIABLE = "SELON_PASSWORD"
"""The environment variable that holds the password where no file is named."""

SHORTEST = 12
"""Characters; a desk that others reach is guessed at by machines."""

_MOST_BYTES = 1000


def password_of(file: Path | None, host: str) -> str | None:
    """The password that a desk at `host` asks for: that of the file, else of SELON_PASSWORD; None where there is none.

    Raises DeskError where the password does not do, where others may read the file, and where there is none though
    other machines reach `host`.
    """
    if file is not None:
        return _fit(_read(file), f"the password in {file}")
    if VARIABLE in os.environ:
        return _fit(os.environ[VARIABLE], f"the password in {VARIABLE}")
    if not is_loopback(host):
        raise DeskError(
            f"other machines reach {host}, so the desk needs a password there: name a file that holds it with "
            f"--password-file, or set {VARIABLE}"
        )
    return None


def _read(file: Path) -> str:
    try:
        with file.open("rb") as held:
            others = stat.S_IMODE(os.fstat(held.fileno()).st_mode) & 0o077
            content = held.read(_MOST_BYTES)
    except OSError as error:
        raise DeskError(f"the password file {file} cannot be read ({error.strerror}): check its path and mode") from error
    if others:
        raise DeskError(f"others may read the password file {file}: chmod 600 {file}")
    try:
        return content.decode("utf8")
    except UnicodeDecodeError as error:
        raise DeskError(f"the password file {file} is no text in UTF-8: write the password into it, on one line") from error


def _fit(given: str, what: str) -> str:
    password = given.strip()
    if len(password) < SHORTEST:
        raise DeskError(f"{what} has {len(password)} characters: take at least {SHORTEST}")
    if not password.isprintable():
        raise DeskError(f"{what} is not one line of letters, digits and signs: take one that a person can type")
    return password
