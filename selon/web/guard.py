"""Who may do what: the password, the token that every change carries, the headers that every answer carries.

A change (anything but GET and HEAD) is taken only with a token that the desk gave to the same browser: a signed random
value in a cookie of its own (SameSite=Strict, not readable by scripts), repeated in the form or in a header (the "signed
double-submit cookie" of the OWASP CSRF cheat sheet). A program that sends the password itself needs none, since no
browser adds that to a request of another site.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from fastapi import HTTPException, Request, Response
from itsdangerous import BadSignature, URLSafeSerializer

if TYPE_CHECKING:
    from selon.web.settings import Settings

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""No inline script or style, nothing from elsewhere, no frame around the desk."""

FIELD, HEADER = "token", "x-selon-token"
OPEN_TO_ALL = ("/login", "/health", "/static/")
"""Addresses that ask for no password."""

PAUSE_SECONDS = 1.0
"""How long a wrong password waits for its answer: guessing is slow, a typing error is not."""

_SAFE = ("GET", "HEAD", "OPTIONS")
_LONG_NAME = 80


async def check(request: Request) -> None:
    """Refuses a request without the password where one is set: raises HTTPException 401."""
    settings = _settings(request)
    if settings.password is None or request.url.path.startswith(OPEN_TO_ALL):
        return
    if not (sends_password(request) or is_logged_in(request)):
        if "authorization" in request.headers:
            await asyncio.sleep(PAUSE_SECONDS)
        raise HTTPException(401, "password")


async def check_token(request: Request) -> None:
    """Refuses a change without the token that this browser was given: raises HTTPException 403."""
    if request.method in _SAFE or sends_password(request):
        return
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "token")
    given = request.headers.get(HEADER)
    if given is None and "form" in request.headers.get("content-type", ""):
        field = (await request.form()).get(FIELD)
        given = field if isinstance(field, str) else None
    known = _kept_token(request)
    if known is None or given is None or not hmac.compare_digest(known.encode(), given.encode()):
        raise HTTPException(403, "token")


def token(request: Request) -> str:
    """The token of this browser, for forms; a new one where it has none yet."""
    known = _kept_token(request) or getattr(request.state, "token", None)
    if known is None:
        known = _signer(request, "token").dumps(secrets.token_urlsafe(18))
        request.state.token = known
    return str(known)


def give_token(request: Request, answer: Response) -> None:
    """Sets the cookie of a token that was made for this answer."""
    made = getattr(request.state, "token", None)
    if made is not None:
        set_cookie(request, answer, _cookie(request, "token"), made)


def set_cookie(request: Request, answer: Response, name: str, value: str, *, days: int | None = None) -> None:
    """A cookie of the desk: for this site only, out of reach of scripts, over HTTPS only where the desk is reached so."""
    answer.set_cookie(
        name, value, httponly=True, samesite="strict", secure=_is_encrypted(request),
        max_age=None if days is None else days * 86_400,
    )  # fmt: skip


def log_in(request: Request, answer: Response, given: str) -> bool:
    """Lets a browser in that gives the password."""
    if not _is_password(request, given):
        return False
    set_cookie(request, answer, _cookie(request, "session"), _signer(request, "session").dumps("in"))
    return True


def is_logged_in(request: Request) -> bool:
    """Whether this browser gave the password before."""
    try:
        return bool(_signer(request, "session").loads(request.cookies.get(_cookie(request, "session"), "")) == "in")
    except BadSignature:
        return False


def sends_password(request: Request) -> bool:
    """Whether a program sends the password with the request (`Authorization: Bearer PASSWORD`)."""
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    return kind.lower() == "bearer" and _is_password(request, given)


def name(request: Request) -> str:
    """The name under which this browser's person judges; "" where none was given."""
    return unquote(request.cookies.get("selon_name", ""))[:_LONG_NAME].strip()


def give_name(request: Request, answer: Response, given: str) -> None:
    """Remembers the name under which a person judges."""
    set_cookie(request, answer, "selon_name", quote(" ".join(given.split())[:_LONG_NAME]), days=365)


def _is_encrypted(request: Request) -> bool:
    """Whether the browser came by HTTPS, as a proxy before the desk says too: who lies about it harms nobody else."""
    return "https" in (request.url.scheme, request.headers.get("x-forwarded-proto"))


def _is_password(request: Request, given: str) -> bool:
    password = _settings(request).password
    return password is not None and hmac.compare_digest(password.encode(), given.strip().encode())


def _kept_token(request: Request) -> str | None:
    kept = request.cookies.get(_cookie(request, "token"), "")
    try:
        _signer(request, "token").loads(kept)
    except BadSignature:
        return None
    return kept


def _cookie(request: Request, what: str) -> str:
    return f"selon_{what}_{_settings(request).port}"


def _signer(request: Request, what: str) -> URLSafeSerializer:
    return URLSafeSerializer(_settings(request).secret, salt=what)


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings
