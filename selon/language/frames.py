"""Event frames as a language gives them: word, construction and class of complement -> PLOVER type, mode and roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from selon.errors import LanguageError
from selon.language.plover import plover
from selon.language.words import lowered, parted
from selon.records import EventStatus, EventType

LightRole = Literal["actor", "recipient", "neutral"]
Condition = tuple[str, tuple[str, ...]]
"""A slot and what may fill it, asked in the order of the file: classes in capitals, lemmas in small letters, ANY, NONE."""

VERB_ACTOR, VERB_RECIPIENT = ("subject",), ("object",)
NOUN_ACTOR = ("par", "subject", "poss", "adj", "de_agent")
TYPES: tuple[EventType, ...] = get_args(EventType)
PREPOSITIONS = frozenset(
    {"a", "de", "contre", "sur", "avec", "dans", "en", "pour", "par", "entre", "chez", "vers", "devant", "sous", "envers",
     "face_a", "aupres_de"}
)  # fmt: skip
TOLD = "told"
"""A slot that everything is in which the text names up to the end of the sentence."""
VERB_SLOTS = PREPOSITIONS | {"subject", "object", "que", "inf", "de_inf", "a_inf", "pour_inf", TOLD}
NOUN_SLOTS = PREPOSITIONS | {"subject", "de_agent", "visant", "poss", "adj", "light", "governor", "de_inf", "que", TOLD}
GROUNDED = frozenset(["PARTY", "PUBLIC", "ARMED", "PERSON", "STATE", "ORG", "PLACE", "NUMBER", "ANY", "NONE"])
"""Classes of fillers that are known without a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One construction of one word. `words` are what must follow the head, `actor` and `recipient` slots in order.

    `always` marks words that are political whoever does them; others need a public party or a political passage.
    """

    type: EventType
    lemma: str
    head: str
    words: tuple[str, ...]
    reflexive: bool
    noun: bool
    when: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    trigger: str | None
    cameo: str | None
    mode: str | None
    always: bool
    example: str

    @property
    def name(self) -> str:
        """How the frame is called in `rule` and in messages: its type, its words and what it needs."""
        needs = ", ".join(f"{slot}: {'/'.join(sorted(values))}" for slot, values in self.when)
        return f"{self.type.lower()}:{self.lemma}" + (f" ({needs})" if needs else "")

    @property
    def weight(self) -> tuple[int, ...]:
        """How specific it is: fixed words first, then the narrowest condition, then all of them, then exceptions."""
        widths = [_narrow(values) for _, values in self.when]
        return len(self.words) + self.reflexive, max(widths, default=0), sum(widths), len(self.unless)


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """A verb that carries an event noun: the slot of the noun, and whose party its subject is.

    "mener une attaque": actor; "subir une attaque": recipient; "des combats ont éclaté" (the noun is its subject): neutral.
    """

    lemma: str
    words: tuple[str, ...]
    slot: str
    role: LightRole
    reflexive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechAct:
    """The event that a statement of some stance is by itself ("dénoncer": ACCUSE)."""

    type: EventType
    cameo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """All that a language says of events; tables are keyed by lemma."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    classes: Mapping[str, frozenset[str]]
    light: Mapping[str, tuple[Light, ...]]
    speech: Mapping[str, SpeechAct]
    embedding: Mapping[str, EventStatus | Literal["open"]]
    slots: Mapping[str, str]
    bodies: Mapping[str, str]
    """Bodies and groups of people by the forms of the adjectives that name them."""
    political: frozenset[str]
    of_politics: frozenset[str]
    """The political words, and the members of the classes that show a passage to be political."""
    confidence: Mapping[str, float]


def event_words(
    files: Iterable[tuple[str, Mapping[str, Any]]], shared: Mapping[str, Any], grammar: Mapping[str, Any]
) -> EventWords:
    """The words of events from parsed YAML: a file a type, what the types share, and the grammar of events.

    Raises LanguageError naming file, entry and field.
    """
    frames: dict[bool, dict[str, list[Frame]]] = {False: defaultdict(list), True: defaultdict(list)}
    classes = {str(name): lowered(words) for name, words in (shared.get("classes") or {}).items()}
    reflexives = tuple(grammar["reflexive_marks"])
    for file, content in files:
        for key, noun in (("verbs", False), ("nouns", True)):
            for entry in content.get(key) or ():
                frame = _frame(file, content.get("type"), entry, noun, reflexives)
                frames[noun][frame.head].append(frame)
        for name, words in (content.get("classes") or {}).items():
            classes[str(name)] = classes.get(str(name), frozenset()) | lowered(words)
    political = lowered(grammar["political"])
    return EventWords(
        verbs=_ranked(frames[False]),
        nouns=_ranked(frames[True]),
        classes=classes,
        light=_lights(shared.get("light_verbs") or (), reflexives),
        speech={s: SpeechAct(type=e["type"], cameo=str(e["cameo"])) for s, e in grammar["speech_acts"].items()},
        embedding={lemma: status for status, lemmas in grammar["embedding"].items() for lemma in map(str, lemmas)},
        slots={form: slot for slot, forms in grammar["slots"].items() for form in map(str, forms)},
        bodies={form: body for body, forms in grammar["bodies"].items() for form in map(str, forms)},
        political=political,
        of_politics=political.union(*(classes[name] for name in grammar["political_classes"] if name in classes)),
        confidence={kind: float(share) for kind, share in grammar["confidence"].items()},
    )


def _frame(
    file: str, kind: object, entry: Mapping[str, Any], noun: bool, reflexives: tuple[str, ...]
) -> Frame:
    lemma = str(entry.get("lemma", ""))
    event_type = next((t for t in TYPES if t == kind), None)
    if not lemma or event_type is None:
        raise LanguageError(f"{file}: {dict(entry)}: no lemma, or unknown type {kind!r} (known: {', '.join(TYPES)})")
    reflexive, head, *words = _words(lemma, reflexives)
    cameo = None if entry.get("cameo") is None else str(entry["cameo"])
    code = plover()[event_type].cameo.get(cameo or "")
    return Frame(
        type=event_type, lemma=lemma, head=head, words=tuple(words), reflexive=bool(reflexive), noun=noun,
        when=_conditions(entry.get("when")), unless=_conditions(entry.get("unless")),
        actor=tuple(entry.get("actor", NOUN_ACTOR if noun else VERB_ACTOR)),
        recipient=tuple(entry.get("recipient", () if noun else VERB_RECIPIENT)),
        trigger=entry.get("trigger"), cameo=cameo, mode=entry.get("mode") or (code.mode if code else None),
        always=bool(entry.get("always")), example=str(entry.get("example", "")),
    )  # fmt: skip


def _words(lemma: str, reflexives: tuple[str, ...]) -> list[str]:
    """What opens a reflexive lemma ("" elsewhere), and the lemma's words behind it."""
    reflexive = next((r for r in reflexives if lemma.startswith(r)), "")
    return [reflexive, *parted(lemma.removeprefix(reflexive))]


def _narrow(values: tuple[str, ...]) -> int:
    """How much a condition asks for: lemmas alone, a class with a list, a kind of party or place, anybody, anything."""
    if not any(v.isupper() for v in values):
        return 4
    kinds = frozenset(values)
    if kinds - GROUNDED:
        return 3
    return 0 if kinds & {"ANY", "NONE"} else 1 if kinds & {"PARTY", "PUBLIC"} else 2


def _conditions(given: Mapping[str, Any] | None) -> tuple[Condition, ...]:
    listed = ((slot, v if isinstance(v, list) else [v]) for slot, v in (given or {}).items())
    return tuple((slot, tuple(dict.fromkeys(map(str, values)))) for slot, values in listed)


def _ranked(frames: Mapping[str, list[Frame]]) -> dict[str, tuple[Frame, ...]]:
    """Frames by head, the most specific first; between equals, the order of the files."""
    return {head: tuple(sorted(fs, key=lambda f: f.weight, reverse=True)) for head, fs in frames.items()}


def _lights(entries: Iterable[Mapping[str, Any]], reflexives: tuple[str, ...]) -> dict[str, tuple[Light, ...]]:
    found: dict[str, list[Light]] = defaultdict(list)
    for e in entries:
        lemma = str(e["lemma"])
        reflexive, head, *words = _words(lemma, reflexives)
        slot = "subject" if e["role"] == "neutral" else str(e.get("prep") or "object")
        found[head].append(
            Light(lemma=lemma, words=tuple(words), slot=slot, role=e["role"], reflexive=bool(reflexive))
        )
    return {head: tuple(sorted(lights, key=lambda x: -len(x.words))) for head, lights in found.items()}
