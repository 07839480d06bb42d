"""A newspaper's site for the tests: its pages, its feeds, and what was asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

FEEDS = Path(__file__).parent / "feeds"
PARAGRAPHS = {
    "/port.html": "La maire de Tolma, Odile Trastour, a annoncé mardi la réouverture du port après trois mois de travaux.",
    "/pont.html": "Le pont a tenu toute la nuit malgré la crue, selon la préfecture, qui a rouvert la route lundi soir.",
    "/gare.html": "La gare de Morvanne fermera vendredi à midi, et les voyageurs prendront le car, assure le maire.",
}


def page(words: str) -> str:
    return f"<html><head><title>Journal</title></head><body><article><p>{words}</p></article></body></html>"


@dataclass
class Site:
    """Pages by path, and what was asked for; a path of `status` is answered with that status alone."""

    address: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    status: dict[str, int] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def feed(self, name: str) -> str:
        """The address of a feed, served from its file."""
        self.pages[f"/{name}"] = (FEEDS / name).read_text(encoding="utf-8").replace("SITE", self.address)
        return f"{self.address}/{name}"

    def paths(self) -> list[str]:
        """What was asked for since the last time, in order."""
        found = [path for path, _ in self.asked]
        self.asked.clear()
        return found
