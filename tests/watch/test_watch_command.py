"""`selon watch`, against a newspaper's site on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_desk import use_reader
from newspaper import Site
from typer.testing import CliRunner

from selon.cli import app
from selon.cli_watch import follow
from selon.intake import polite
from selon.store import Store


@pytest.fixture(autouse=True)
def _newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SELON_STORE", raising=False)
    monkeypatch.setattr(polite, "DELAY_SECONDS", 0)
    monkeypatch.setattr(polite.Polite.__init__, "__kwdefaults__", {"delay": 0, "sleep": lambda _: None, "reach": None})
    use_reader(monkeypatch)


def test_one_look_says_what_was_added(site: Site) -> None:
    result = CliRunner().invoke(app, ["watch", "--once", "--outlet", "Le Fanal", site.feed("rss.xml")])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        f"added      {site.address}/port.html", f"added      {site.address}/pont.html", "2 added; selon.db holds 2 articles",
    ]  # fmt: skip
    with Store.open() as store:
        assert {article.outlet for article in store.articles()} == {"Le Fanal"}


def test_a_look_in_which_something_failed_ends_with_1(site: Site) -> None:
    result = CliRunner().invoke(app, ["watch", "--once", f"{site.address}/gone.xml"])
    assert (result.exit_code, result.stdout) == (1, "nothing to do; selon.db holds 0 articles\n")
    assert result.stderr == f"selon: {site.address}/gone.xml: answered 404: check the address of the feed\n"


def test_what_changed_between_two_looks_is_said(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    def changes(before: int, after: int) -> Iterator[str]:
        yield f"from {before} to {after}"

    feed = site.feed("atom.xml")
    for _ in range(2):
        follow([feed], None, None, None, None, None, look=lambda store: store.count(), changes=changes)
    assert capsys.readouterr().out.splitlines()[1:] == [
        "1 added; selon.db holds 1 article", "from 0 to 1", "nothing to do; selon.db holds 1 article",
    ]  # fmt: skip
