"""How an event is put for people: the same plain words in every format, the article's own words to the letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selon.export.wording import flat
from selon.records import Date, Event, EventStatus, EventType, Party, Place, Quantity

UNNAMED = "somebody"
_DOES: dict[EventType, str] = {
    "AGREE": "agrees or promises", "CONSULT": "meets or talks with", "SUPPORT": "backs", "CONCEDE": "gives way to",
    "COOPERATE": "acts together with", "AID": "gives aid to", "RETREAT": "pulls back from", "REQUEST": "asks or demands",
    "ACCUSE": "accuses or criticises", "REJECT": "refuses", "THREATEN": "threatens", "PROTEST": "protests against",
    "SANCTION": "penalises", "MOBILIZE": "readies force", "COERCE": "uses coercion against", "ASSAULT": "attacks",
}  # fmt: skip
_ALONE: dict[EventType, str] = {
    "CONSULT": "meets or talks", "SUPPORT": "gives backing", "CONCEDE": "gives way", "COOPERATE": "acts together",
    "AID": "gives aid", "RETREAT": "pulls back", "PROTEST": "protests", "COERCE": "uses coercion",
}  # fmt: skip
"""The same where nobody is named to whom it is done, where the words differ."""
_STATUS: dict[EventStatus, tuple[str, str]] = {
    "fact": ("●", "stated as fact"), "reported": ("○", "reported"), "unverified": ("?", "unverified"),
    "future": ("▷", "future"), "hypothetical": ("◇", "hypothetical"), "denied": ("✕", "denied"),
}  # fmt: skip
_SECTORS = {
    "GOV": "government", "MIL": "armed forces", "COP": "police", "JUD": "justice", "LEG": "parliament", "PTY": "party",
    "OPP": "opposition", "REB": "rebels", "PRM": "paramilitaries", "UAF": "armed group", "SPY": "intelligence",
    "BUS": "business", "AGR": "farming", "LAB": "labour", "EDU": "education", "MED": "health", "JRN": "media",
    "REL": "religion", "SOC": "civil society", "CVL": "civilians", "CRM": "crime", "REF": "refugees", "ELI": "elites",
    "IGO": "body of states", "NGO": "NGO", "MNC": "multinational",
}  # fmt: skip
STATUSES = tuple(_STATUS.items())
"""Every status with its sign and words, for a legend."""


def sign(event: Event) -> str:
    """One character for the status, so that it shows without colour."""
    return _STATUS[event.status][0]


def status_words(event: Event) -> str:
    """How the event is told: "stated as fact" where the article itself vouches for it, "reported" where a voice does …"""
    return _STATUS[event.status][1]


def does(event: Event) -> str:
    """What is done, as a verb: "attacks", "protests against" (alone: "protests")."""
    alone = _ALONE.get(event.type) if event.recipient is None else None
    return alone or _DOES[event.type]


def actor(event: Event) -> str:
    """Who does it, or "somebody"."""
    return party_name(event.actor) if event.actor else UNNAMED


def party_name(party: Party) -> str:
    """The name and in brackets what is known: "Oslo (NOR, government)"; "islandais" is put as "Islande (ISL)"."""
    known = [part for part in (party.country, _SECTORS.get(party.sector or "", party.sector)) if part]
    return flat(party.name or party.text) + (f" ({', '.join(known)})" if known else "")


def in_brief(event: Event) -> str:
    """Who does what → to whom, on one line."""
    to = f" → {party_name(event.recipient)}" if event.recipient else ""
    return f"{actor(event)} {does(event)}{to}"


def settings(event: Event) -> list[str]:
    """The kind of act, when, where and how much, as far as they are known and the parties do not say it already."""
    parts = [event.mode and event.mode.replace("-", " ").replace("_", " "), _when(event.date), _where(event.place)]
    said, amounts = in_brief(event), (flat(quantity.span.text) for quantity in event.quantities)
    return [*(flat(part) for part in parts if part), *(words for words in amounts if words and words not in said)]


def _when(date: Date | None) -> str | None:
    if date is None:
        return None
    if date.until is not None:
        return f"{_moment(date.value)} to {_moment(date.until)}"
    return f"{'on' if len(date.value) >= len('2019-03-24') else 'in'} {_moment(date.value)}"


def _moment(value: str) -> str:
    return value.replace("T", " at ")


def _where(place: Place | None) -> str | None:
    if place is None:
        return None
    return f"in {place.name}" + (f", {place.country}" if place.country and place.precision != "country" else "")


def again(event: Event) -> str:
    """That a mention tells an event that was told before; empty for the first mention."""
    return f"{event.group} again" if event.group != event.id else ""


def label(event: Event) -> str:
    """The id of a mention, and which event it tells again: "e3 (e1 again)"."""
    return f"{event.id} ({again(event)})" if again(event) else event.id


def reasons(event: Event) -> list[tuple[str, str]]:
    """Why it was coded so: which frame fired, and the evidence for parties, date and place; label and words."""
    return [(label, flat(why)) for label, why in _reasons(event)]


def _reasons(event: Event) -> Iterator[tuple[str, str]]:
    code = f", CAMEO {event.cameo}" if event.cameo else ""
    yield "frame", f"{event.rule}, {event.type}{code}, confidence {event.confidence:.2f}"
    for role, party in (("who", event.actor), ("whom", event.recipient)):
        if party:
            yield role, _because(party.text, party.why)
    if event.date:
        yield "when", _because(event.date.text, f"{event.date.precision}; {event.date.why}")
    if event.place:
        yield "where", _because(event.place.text, f"{event.place.precision}; {event.place.why}")
    for quantity in event.quantities:
        yield "how much", _because(quantity.span.text, _amount(quantity))


def _because(words: str | None, why: str) -> str:
    return f"“{words}”: {why}" if words else why


def _amount(quantity: Quantity) -> str:
    """ "about 20 to 30 × soldat (persons)", without needless zeros."""
    about, to = "about " * quantity.approximate, "" if quantity.high is None else f" to {quantity.high:,.15g}"
    unit = f" ({quantity.unit})" if quantity.unit else ""
    return f"{about}{quantity.value:,.15g}{to} × {quantity.what}{unit}"


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of an article, told in one or more mentions; `first` is the mention that stands for it."""

    first: Event
    mentions: tuple[Event, ...]

    def statuses(self) -> str:
        """How its mentions tell it: "stated as fact, reported twice"."""
        counts = Counter(status_words(event) for event in self.mentions)
        return ", ".join(f"{words} {_times(n)}".rstrip() for words, n in counts.items())


def _times(number: int) -> str:
    return {1: "", 2: "twice"}.get(number, f"{number} times")


def happenings(events: Iterable[Event]) -> list[Happening]:
    """Events with their mentions together, each event once, in the order of their first mentions."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(event.group, []).append(event)
    return [Happening(mentions[0], tuple(mentions)) for mentions in groups.values()]
