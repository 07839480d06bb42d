"""What a desk fetches for others: from the public web alone, whatever a name, a redirect or the DNS says.

The web is one server on this machine. A wire takes every connection to it and writes down for which address it was.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import httpcore
import pytest

from selon.errors import IntakeError
from selon.intake.article import Given
from selon.intake.fetch import read_url
from selon.intake.polite import Polite
from selon.intake.public import PUBLIC, PublicNetwork
from selon.intake.reach import Reach
from selon.intake.transport import Transport

JOURNAL, MIRROR = "93.184.216.34", "93.184.216.35"
WORDS = "La maire de Montclar, Odile Trastour, a annoncé mardi la réouverture du port après trois mois de travaux."
NAMES = {"fanal.example": [JOURNAL], "miroir.example": [MIRROR], "intranet.example": ["10.0.0.7"]}
NOWHERE = "which is not on the public web"


class Wire(httpcore.NetworkBackend):
    """Connections to public addresses that end at the server on this machine."""

    def __init__(self, site: str) -> None:
        self._port = int(site.rpartition(":")[2])
        self.reached: list[str] = []
        self.closed: set[str] = set()

    def connect_tcp(self, host: str, port: int, *rest: Any, **named: Any) -> httpcore.NetworkStream:
        self.reached.append(host)
        if host in self.closed:
            raise httpcore.ConnectError("refused")
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self._port)


def looked_up(host: str, port: int) -> list[str]:
    """What the DNS says; an address stands for itself."""
    return NAMES.get(host, [host.strip("[]")])


def page(body: str = WORDS, status: int = 200, **headers: str) -> Callable[[Any], None]:
    def send(request: Any) -> None:
        request.send_response(status)
        request.send_header("Content-Type", "text/plain; charset=utf-8")
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body.encode())

    return send


def moved(address: str) -> Callable[[Any], None]:
    return page(status=302, Location=address)


def behind(wire: httpcore.NetworkBackend, resolve: Callable[[str, int], list[str]] = looked_up) -> Reach:
    return replace(PUBLIC, door=lambda seconds: Transport(PublicNetwork(seconds, resolve=resolve, wire=wire)))


def refused(url: str, reach: Reach = PUBLIC) -> str:
    with pytest.raises(IntakeError) as told:
        read_url(url, Given(), reach)
    assert told.value.source == url
    assert "\n" not in str(told.value)
    return told.value.problem


def test_a_public_page_is_fetched_from_the_address_that_was_looked_at(website: Any) -> None:
    hosts: list[str] = []

    def send(request: Any) -> None:
        hosts.append(request.headers["Host"])
        page()(request)

    wire = Wire(website({"/port": send}))
    article = read_url("http://fanal.example/port", Given(), behind(wire))
    assert (article.text, article.outlet, wire.reached, hosts) == (WORDS, "fanal.example", [JOURNAL], ["fanal.example"])


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.1", "017700000001", "[::1]", "[::]",
        "0.0.0.0", "0", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "169.254.169.254", "[fd00:ec2::254]",
        "10.0.0.7", "192.168.1.1", "[fe80::1]", "224.0.0.1",
    ],
)  # fmt: skip
def test_however_an_address_of_this_network_is_written_it_is_refused(host: str) -> None:
    assert NOWHERE in refused(f"http://{host}/")
    assert NOWHERE in refused(f"https://{host}/")


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/",
                                     "http://[::ffff:127.0.0.1]/", "http://intranet.example/", "//10.0.0.7/"])  # fmt: skip
def test_a_redirect_leads_nowhere_else(website: Any, address: str) -> None:
    site = website({"/a": moved("http://miroir.example/b"), "/b": moved(address), "/": page(), "/latest/meta-data/": page()})
    wire = Wire(site)
    assert NOWHERE in refused("http://fanal.example/a", behind(wire))
    assert wire.reached == [JOURNAL, MIRROR]


def test_another_answer_of_the_dns_a_moment_later_changes_nothing(website: Any) -> None:
    answers = iter([[JOURNAL], ["127.0.0.1"]])
    wire = Wire(website({"/": page()}))
    read_url("http://fanal.example/", Given(), behind(wire, lambda host, port: next(answers)))
    assert wire.reached == [JOURNAL]
    assert next(answers) == ["127.0.0.1"], "the name was looked up once"


def test_the_next_connection_asks_again_and_looks_again(website: Any) -> None:
    answers = iter([[JOURNAL], ["127.0.0.1"]])
    wire = Wire(website({"/": moved("http://fanal.example/"), "/b": page()}))
    assert NOWHERE in refused("http://fanal.example/", behind(wire, lambda host, port: next(answers)))
    assert wire.reached == [JOURNAL]


def test_one_address_within_is_enough_to_refuse_a_name(website: Any) -> None:
    wire = Wire(website({"/": page()}))
    assert NOWHERE in refused("http://fanal.example/", behind(wire, lambda host, port: [JOURNAL, "10.0.0.7"]))
    assert wire.reached == []


def test_the_next_address_is_tried_where_one_does_not_answer(website: Any) -> None:
    wire = Wire(website({"/": page()}))
    wire.closed.add(JOURNAL)
    read_url("http://fanal.example/", Given(), behind(wire, lambda host, port: [JOURNAL, MIRROR]))
    assert wire.reached == [JOURNAL, MIRROR]


@pytest.mark.parametrize("address", ["http://fanal.example:8080/", "https://fanal.example:22/", "http://fanal.example:6379/"])
def test_other_ports_are_refused(website: Any, address: str) -> None:
    wire = Wire(website({"/": moved(address)}))
    assert "only 80 and 443" in refused(address, behind(wire))
    assert "only 80 and 443" in refused("http://miroir.example/", behind(wire))
    assert wire.reached == [MIRROR]


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://fanal.example/a", "ws://fanal.example/", "gopher://fanal.example/"])
def test_other_schemes_are_refused(website: Any, address: str) -> None:
    wire = Wire(website({"/": moved(address)}))
    assert "give one with http:// or https://" in refused(address, behind(wire))
    assert "give one with http:// or https://" in refused("http://fanal.example/", behind(wire))


def test_the_certificate_must_be_that_of_the_name() -> None:
    asked: list[tuple[str, str | None, bool, ssl.VerifyMode]] = []

    class Lines(httpcore.NetworkStream):
        def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: Any = None) -> Any:
            asked.append((address, server_hostname, ssl_context.check_hostname, ssl_context.verify_mode))
            raise httpcore.ConnectError("no certificate")

        def close(self) -> None: ...

    class Tls(httpcore.NetworkBackend):
        def connect_tcp(self, host: str, port: int, *rest: Any, **named: Any) -> httpcore.NetworkStream:
            nonlocal address
            address = f"{host}:{port}"
            return Lines()

    address = ""
    assert "cannot be fetched (no certificate)" in refused("https://fanal.example/", behind(Tls()))
    assert asked == [(f"{JOURNAL}:443", "fanal.example", True, ssl.CERT_REQUIRED)]


@pytest.mark.parametrize("name", ["http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_not_asked(website: Any, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    wire = Wire(website({"/": page()}))
    monkeypatch.setenv(name, website({}))
    read_url("http://fanal.example/", Given(), behind(wire))
    assert wire.reached == [JOURNAL]
    assert NOWHERE in refused("http://intranet.example/", behind(wire))


def test_a_name_that_nobody_knows(website: Any) -> None:
    def nothing(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    assert "check the address" in refused("http://perdu.example/", behind(Wire(website({})), nothing))
    assert "check the address" in refused("http://perdu.example/", behind(Wire(website({})), lambda host, port: []))


def test_more_than_ten_megabytes_are_not_read(website: Any) -> None:
    wire = Wire(website({"/film": page("a" * 10_000_001), "/long": page("é" * 5_000_001)}))
    assert refused("http://fanal.example/film", behind(wire)).startswith("is over 10 MB")
    assert refused("http://fanal.example/long", behind(wire)).startswith("is over 10 MB")


def drip(request: Any) -> None:
    """An answer whose header never comes to an end."""
    try:
        for _ in range(500):
            request.wfile.write(b"HTTP/1.1 200 OK\r\n" if _ == 0 else b"x: y\r\n")
            time.sleep(0.02)
    except OSError:
        pass


@pytest.mark.parametrize("when", ["address", "header", "body"])
def test_twenty_seconds_are_for_all_of_it(website: Any, when: str) -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(0.5)
        return [JOURNAL]

    wire = Wire(website({"/header": drip, "/body": lambda request: (page("a")(request), drip(request)), "/address": page()}))
    brief = replace(behind(wire, slow if when == "address" else looked_up), seconds=0.2)
    assert refused(f"http://fanal.example/{when}", brief).startswith("took longer than 0.2 seconds")


def test_feeds_and_robots_are_fetched_so_too(website: Any) -> None:
    site = website({"/robots.txt": page("User-agent: *\n"), "/rss.xml": moved("http://intranet.example/rss.xml")})
    polite = Polite(delay=0, reach=behind(Wire(site)))
    polite.require_allowed("http://fanal.example/rss.xml")
    with pytest.raises(IntakeError, match=NOWHERE):
        polite.get("http://fanal.example/rss.xml")
    with pytest.raises(IntakeError, match=NOWHERE):
        Polite(delay=0, reach=PUBLIC).get("http://127.0.0.1/rss.xml")


def test_whoever_runs_the_command_may_read_their_own_pages(website: Any) -> None:
    assert read_url(website({"/": page()}) + "/", Given()).text == WORDS


def test_a_socket_of_this_machine_is_no_website() -> None:
    with pytest.raises(IntakeError, match="no address of the web"):
        PublicNetwork(1.0).connect_unix_socket("/run/service.sock")
