"""What guards the desk: headers, tokens, cookies, the password, limits; on every page that there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from addresses import filled, patterns
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from starlette.testclient import TestClient

from selon.store import Store
from selon.web import guard
from selon.web.app import make_app
from selon.web.guard import HEADERS
from selon.web.settings import Settings

PASSWORD = "trois petits chats"
SAFE, CHANGES = patterns("GET"), patterns("POST", "PUT", "PATCH", "DELETE")
LIMIT = 5_000
Browser = Callable[..., TestClient]


def broken() -> PlainTextResponse:
    """A page that fails where it should not."""
    return PlainTextResponse(str(1 // 0))


@pytest.fixture
def browser(store: Store) -> Iterator[Browser]:
    """Opens a browser at a desk with these settings; one page of it is broken."""
    opened: list[TestClient] = []

    def begin(headers: dict[str, str] | None = None, **settings: Any) -> TestClient:
        app = make_app(store, Settings(works=False, **settings))
        app.add_api_route("/broken", broken)
        kept = {"accept": "text/html", "accept-language": "en", **(headers or {})}
        client = TestClient(app, headers=kept, raise_server_exceptions=False, follow_redirects=False)
        opened.append(client)
        return client

    yield begin
    for client in opened:
        client.close()


@pytest.fixture
def token(browser: Browser) -> tuple[TestClient, str]:
    """A browser that has been at the desk, and its token."""
    client = browser()
    client.get("/")
    return client, client.cookies["selon_token_8642"]


# Headers


@pytest.mark.parametrize("accepted", ["text/html", "application/json"])
@pytest.mark.parametrize(
    "address",
    [*[filled(pattern, "agence.txt") for pattern in SAFE], "/nowhere", "/static/base.css", "/static/nowhere.css", "/broken",
     "/api/openapi.json", "/?after=nobody", f"/?after={'x' * 2000}"],
)  # fmt: skip
def test_every_answer_has_the_headers(browser: Browser, address: str, accepted: str) -> None:
    answer = browser(headers={"accept": accepted}).get(address)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, answer.status_code
    assert "cache-control" in answer.headers


@pytest.mark.parametrize(
    ("method", "address", "more", "status"),
    [
        ("POST", "/name", {}, 403),
        ("DELETE", "/", {}, 405),
        ("GET", "/", {"headers": {"host": "evil.example"}}, 400),
        ("POST", "/name", {"content": b"name=" + b"x" * LIMIT,
                           "headers": {"content-type": "application/x-www-form-urlencoded"}}, 413),
    ],
)  # fmt: skip
def test_refusals_have_the_headers_too(browser: Browser, method: str, address: str, more: Any, status: int) -> None:
    answer = browser(most_bytes=LIMIT).request(method, address, **more)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_a_redirect_to_the_password_has_the_headers(browser: Browser) -> None:
    answer = browser(password=PASSWORD).get("/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_lets_nothing_run_that_is_not_a_file_of_the_desk() -> None:
    policy = HEADERS["Content-Security-Policy"]
    told = {part.split()[0]: part.split()[1:] for part in policy.split("; ")}
    assert "unsafe-" not in policy
    assert told["default-src"] == told["base-uri"] == told["frame-ancestors"] == ["'none'"]
    assert told["script-src"] == told["style-src"] == told["connect-src"] == told["form-action"] == ["'self'"]
    assert not any(source.startswith(("http", "*", "blob:")) for sources in told.values() for source in sources)


def test_files_whose_address_changes_with_their_content_are_kept_and_pages_are_not(browser: Browser) -> None:
    client = browser()
    assert client.get("/").headers["cache-control"] == "no-store"
    assert "immutable" in client.get("/static/base.css?1").headers["cache-control"]


# Changes from elsewhere


@pytest.mark.parametrize("pattern", CHANGES)
@pytest.mark.parametrize("given", [None, "", "wrong", "wrong.é", "x" * 3000])
def test_a_change_without_the_token_is_refused(browser: Browser, pattern: str, given: str | None) -> None:
    client = browser()
    client.get("/")
    answer = client.post(filled(pattern, "agence.txt"), data={} if given is None else {"token": given})
    assert answer.status_code == 403


@pytest.mark.parametrize("pattern", CHANGES)
def test_a_change_as_json_without_the_token_is_refused(browser: Browser, pattern: str) -> None:
    client = browser(headers={"accept": "application/json"})
    client.get("/", headers={"accept": "text/html"})
    answer = client.post(filled(pattern, "agence.txt"), json={"token": client.cookies["selon_token_8642"]})
    assert (answer.status_code, answer.json()["error"]["status"]) == (403, 403)


@pytest.mark.parametrize("pattern", CHANGES)
def test_the_token_of_another_browser_is_refused(token: tuple[TestClient, str], browser: Browser, pattern: str) -> None:
    _, others = token
    client = browser()
    client.get("/")
    assert client.post(filled(pattern, "agence.txt"), data={"token": others}).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("pattern", CHANGES)
def test_a_change_from_another_site_is_refused(token: tuple[TestClient, str], pattern: str, site: str) -> None:
    client, known = token
    answer = client.post(filled(pattern, "agence.txt"), data={"token": known}, headers={"sec-fetch-site": site})
    assert answer.status_code == 403


def test_a_change_with_the_token_is_made(token: tuple[TestClient, str]) -> None:
    client, known = token
    assert client.post("/name", data={"token": known, "name": "Marthe"}).status_code == 303
    assert client.post("/name", data={"name": "Ana"}, headers={guard.HEADER: known}).status_code == 303
    assert "Ana" in client.get("/").text


@pytest.mark.parametrize(
    ("referer", "seen"),
    [
        ("http://testserver/claims?place=Tolma", "/claims?place=Tolma"),
        ("https://desk.example/claims", "/claims"),
        ("http://evil.example", "/"),
        ("http://testserver//evil.example/", "/evil.example/"),
        ("http://testserver/\\evil.example/", "/evil.example/"),
        ("javascript:alert(1)", "/alert(1)"),
        ("", "/"),
    ],
)
def test_nobody_is_sent_to_another_site(token: tuple[TestClient, str], referer: str, seen: str) -> None:
    client, known = token
    answer = client.post("/language", data={"token": known, "language": "fr"}, headers={"referer": referer})
    assert answer.headers["location"] == seen


# Cookies


@pytest.mark.parametrize(("more", "secure"), [({}, False), ({"x-forwarded-proto": "https"}, True)])
def test_cookies_stay_at_the_desk(browser: Browser, more: dict[str, str], secure: bool) -> None:
    client = browser(password=PASSWORD)
    given = client.get("/login", headers=more).headers.get_list("set-cookie")
    # A cookie for HTTPS alone would not come back over HTTP, which the rest of this test speaks.
    known = given[0].partition(";")[0]
    data = {"token": known.partition("=")[2], "password": PASSWORD}
    given += client.post("/login", data=data, headers={**more, "cookie": known}).headers.get_list("set-cookie")
    assert len(given) == 2
    for cookie in given:
        assert "httponly" in cookie.lower()
        assert "samesite=strict" in cookie.lower()
        assert "domain" not in cookie.lower()
        assert ("secure" in cookie.lower()) == secure


def test_a_session_that_nobody_signed_is_none(browser: Browser) -> None:
    client = browser(password=PASSWORD)
    for made_up in ("in", "ImluIg.", "ImluIg.AAAA"):
        assert client.get("/", headers={"cookie": f"selon_session_8642={made_up}"}).status_code == 303


# Whose desk it is


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8642", "127.0.0.1.evil.example", "169.254.169.254", "", "[::2]"])
def test_a_stranger_s_name_for_this_machine_is_refused(browser: Browser, host: str) -> None:
    assert browser().get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "localhost:8642", "127.0.0.1:8642", "[::1]:8642", "LOCALHOST"])
def test_this_machine_s_own_names(browser: Browser, host: str) -> None:
    assert browser().get("/", headers={"host": host}).status_code == 200


# The password


@pytest.fixture
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PAUSE_SECONDS", 0)


@pytest.mark.parametrize("pattern", sorted({*SAFE, "/api/openapi.json", "/nowhere"} - {"/health", "/login"}))
def test_without_the_password_nothing_is_shown(browser: Browser, pattern: str) -> None:
    client = browser(headers={"accept": "application/json"}, password=PASSWORD)
    assert client.get(filled(pattern, "agence.txt")).status_code == 401


@pytest.mark.parametrize("pattern", sorted({*CHANGES} - {"/login"}))
def test_without_the_password_nothing_is_changed(browser: Browser, pattern: str) -> None:
    client = browser(headers={"accept": "application/json"}, password=PASSWORD)
    client.get("/login", headers={"accept": "text/html"})
    answer = client.post(filled(pattern, "agence.txt"), data={"token": client.cookies["selon_token_8642"]})
    assert answer.status_code == 401
    assert client.get("/").status_code == 401


def test_without_the_password_nothing_is_read(browser: Browser) -> None:
    client = browser(headers={"accept": "application/json"}, password=PASSWORD)
    for address in ("/name", "/nowhere"):
        answer = client.post(address, content=b"x" * 100_000, headers={"content-type": "multipart/form-data; boundary=x"})
        assert answer.status_code == 401


@pytest.mark.usefixtures("_no_pause")
def test_a_wrong_password_lets_nobody_in(browser: Browser) -> None:
    client = browser(password=PASSWORD)
    client.get("/login")
    known = client.cookies["selon_token_8642"]
    answer = client.post("/login", data={"token": known, "password": "quatre petits chats"})
    assert answer.status_code == 403
    assert "selon_session_8642" not in client.cookies
    assert PASSWORD not in answer.text
    assert client.post("/login", data={"token": known, "password": ""}).status_code == 403
    assert client.get("/").status_code == 303


def test_the_password_lets_a_browser_in(browser: Browser) -> None:
    client = browser(password=PASSWORD)
    client.get("/login")
    answer = client.post("/login", data={"token": client.cookies["selon_token_8642"], "password": PASSWORD})
    assert answer.status_code == 303
    assert client.get("/").status_code == 200


@pytest.mark.usefixtures("_no_pause")
@pytest.mark.parametrize("sent", ["Bearer quatre petits chats", "Bearer ", "Bearer", "Basic trois petits chats"])
def test_a_program_with_a_wrong_password(browser: Browser, sent: str) -> None:
    client = browser(headers={"accept": "application/json", "authorization": sent}, password=PASSWORD)
    assert client.get("/").status_code == 401
    assert client.post("/name", data={"name": "Ana"}).status_code in (401, 403)


def test_a_program_with_the_password_needs_no_token(browser: Browser) -> None:
    client = browser(headers={"accept": "application/json", "authorization": f"Bearer {PASSWORD}"}, password=PASSWORD)
    assert client.get("/").status_code == 200
    assert client.post("/name", data={"name": "Ana"}).status_code == 303


@pytest.mark.usefixtures("_no_pause")
def test_at_a_desk_without_a_password_none_opens_anything(browser: Browser) -> None:
    for sent in ("Bearer ", "Bearer None", "Bearer"):
        assert browser(headers={"authorization": sent}).post("/name", data={"name": "Ana"}).status_code == 403


# How much is taken


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"])
@pytest.mark.parametrize("announced", [True, False])
@pytest.mark.parametrize("pattern", CHANGES)
def test_too_much_at_once_is_refused(token: tuple[TestClient, str], browser: Browser, pattern: str, announced: bool,
                                     kind: str) -> None:  # fmt: skip
    client = browser(most_bytes=LIMIT)
    client.get("/")
    body = b"name=" + b"x" * LIMIT
    if kind.startswith("multipart"):
        body = b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n' + b"x" * LIMIT + b"\r\n--x--\r\n"
    sent = body if announced else iter([body[: LIMIT // 2], body[LIMIT // 2 :]])
    answer = client.post(filled(pattern, "agence.txt"), content=sent, headers={"content-type": kind})
    assert answer.status_code in ((403, 413) if kind == "application/json" else (413,))
    assert "Traceback" not in answer.text


def test_a_length_that_is_none(browser: Browser) -> None:
    client = browser(most_bytes=LIMIT)
    assert client.post("/name", content=b"", headers={"content-length": "-1"}).status_code in (400, 403)


# What is told


def test_a_page_that_fails_tells_nothing_of_the_machine(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    for accepted in ("text/html", "application/json"):
        answer = browser(headers={"accept": accepted}).get("/broken")
        assert answer.status_code == 500
        for word in ("Traceback", "ZeroDivisionError", "division", ".py", "site-packages"):
            assert word not in answer.text
    assert "/broken failed" in caplog.text


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/%2e%2e%2f%2e%2e%2ferrors.py",
     "/static//etc/passwd", "/static/%2fetc%2fpasswd", "/static/..%5capp.py", "/static/base.css%00.png", "/static/",
     "/static/vendor/../../app.py", "/static/%252e%252e/app.py"],
)  # fmt: skip
def test_files_outside_static_are_not_served(browser: Browser, path: str) -> None:
    answer = _asked(browser().app, path)
    assert answer[0] in (404, 405)
    assert b"import" not in answer[1]
    assert b"root:" not in answer[1]


@pytest.mark.parametrize("id", ["../../etc/passwd", "/etc/passwd", "%2e%2e/x", "a\0b", "\u202e", "x" * 5000, "é", "c1.json",
                                "'; DROP TABLE article; --", "{{ 7331 * 7331 }}"])  # fmt: skip
@pytest.mark.parametrize("pattern", [pattern for pattern in SAFE if "{" in pattern] or ["/{id:path}"])
def test_ids_of_nothing_are_not_found(browser: Browser, pattern: str, id: str) -> None:
    answer = browser().get(filled(pattern, id))
    assert answer.status_code == 404
    assert "53743561" not in answer.text  # nothing evaluates what it is given


def _asked(app: FastAPI, path: str) -> tuple[int, bytes]:
    """What the application answers to a path as it stands, which a client would tidy up before it is sent."""
    import asyncio
    from urllib.parse import unquote_to_bytes

    got: list[Any] = []

    async def send(message: Any) -> None:
        got.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {
        "type": "http", "method": "GET", "path": unquote_to_bytes(path).decode("utf8", "replace"), "raw_path": path.encode(),
        "query_string": b"", "headers": [(b"host", b"localhost")], "scheme": "http", "server": ("127.0.0.1", 80),
        "client": ("127.0.0.1", 1), "http_version": "1.1", "root_path": "", "asgi": {"version": "3.0"},
    }  # fmt: skip
    asyncio.run(app(scope, receive, send))
    return got[0]["status"], b"".join(message.get("body", b"") for message in got[1:])
