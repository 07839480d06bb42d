"""Who is whom across articles: one shared voice for one person or body, whatever each article calls it.

A few features decide, each with its reason; what they leave open stays apart. Persons are one where their names are, and
nothing else speaks against it; bodies where their names are, or one name stands for the other (acronym, metonym). Roles,
anonymous voices and documents are known only within their article and are never put together across articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from selon.claim_records import SharedVoice, VoiceOf
from selon.claims.bearers import WORD, Bearer, Key, folded, indexed, same_name
from selon.claims.identity import shared_voice_id
from selon.claims.sets import Sets
from selon.language import Language
from selon.records import Article, Voice

_NAMED = frozenset({"person", "organisation", "state"})
_COMMON = 200
"""Names with one word in common that a name is compared with at most."""


class Voices:
    """The voices of some articles put together; `of` gives the shared voice of an article's voice.

    `stories` tells which articles tell of one story, by article id: only there may a body be known without a name ("la
    police").
    """

    def __init__(
        self, language: Language, articles: Iterable[Article], stories: Mapping[str, int] | None = None
    ) -> None:
        self._language = language
        self._stories = stories or {}
        self._counts: Counter[Key] = Counter()
        self._bearers: dict[Key, Bearer] = {}
        for article in articles:
            for statement in article.statements:
                if statement.voice is not None:
                    key = (article.id, statement.voice.id)
                    self._counts[key] += 1
                    self._bearers.setdefault(key, self._bearer(key, statement.voice))
        self._why: dict[Key, list[str]] = defaultdict(list)
        self._sets: Sets[Key] = Sets(self._bearers)
        self._countries: dict[Key, str] = {}
        self._merge()
        self._shared = {root: self._voice(root, members) for root, members in self._sets.groups().items()}
        self._by_id = {voice.id: voice for voice in self._shared.values()}

    @classmethod
    def known(cls, language: Language, shared: Iterable[SharedVoice]) -> Voices:
        """Voices that were put together before, each with the articles' voices that it is."""
        voices = cls(language, ())
        voices._by_id = {one.id: one for one in shared}
        voices._shared = {(own.article, own.voice): one for one in voices._by_id.values() for own in one.voices}
        voices._sets = Sets(voices._shared)
        return voices

    def of(self, article: str, voice: str) -> SharedVoice:
        """The shared voice of an article's voice. Raises KeyError where no statement has that voice."""
        return self._shared[self._sets.root((article, voice))]

    def shared(self, id: str) -> SharedVoice:
        """The shared voice with this id. Raises KeyError where there is none."""
        return self._by_id[id]

    def all(self) -> tuple[SharedVoice, ...]:
        """Every shared voice, the one with most statements first."""
        return tuple(sorted(self._shared.values(), key=lambda v: (-v.statements, v.name, v.id)))

    def _bearer(self, key: Key, voice: Voice) -> Bearer:
        name = voice.name.partition(",")[0].replace("’", "'").strip()
        metonym = self._language.metonyms.get(self.bare(name).lower())
        if metonym is not None:
            name = metonym.stands_for
        name = self.bare(name)
        country = voice.country or (metonym.country if metonym else None)
        pairs = list(zip(folded(name), WORD.findall(name), strict=False))
        pairs = [(w, raw) for w, raw in pairs if raw.lower() not in self._language.demonyms]
        proper = frozenset(w for w, raw in pairs if raw[0].isupper())
        return Bearer(key, voice, tuple(w for w, _ in pairs), proper, country)

    def bare(self, name: str) -> str:
        """A name without the article before it."""
        return self._language.claims.bare(name)

    def indefinite(self, name: str) -> bool:
        """Whether a name could mean anybody of a kind ("un diplomate")."""
        return name.lower().startswith(self._language.claims.indefinite)

    def single(self, name: str) -> bool:
        """Whether a name means one that is known ("l'armateur")."""
        return name.replace("’", "'").lower().startswith(self._language.claims.single)

    def local(self, voice: Voice | SharedVoice) -> bool:
        """Whether a voice governs a town or a region, so that it speaks for no state."""
        office = voice.role if isinstance(voice, Voice) else None
        return voice.sector == "GOV" and self._language.claims.is_local(voice.name, office)

    def same(self, name: str) -> bool:
        """Whether a name says that it was told just before ("la même dépêche")."""
        return bool(set(folded(name)) & set(folded(self._language.claims.same)))

    def _merge(self) -> None:
        """Put each voice with the one other that it can be; where there are several, it stays apart.

        Voices of one name (and story, for bodies without one) are one at once, so that only different names are compared.
        """
        first: dict[tuple[object, ...], Bearer] = {}
        holding: dict[str, list[Bearer]] = defaultdict(list)
        for bearer in sorted(self._bearers.values(), key=lambda b: (-len(b.words), not b.country, b.key)):
            if bearer.voice.kind not in _NAMED or not bearer.words:
                continue
            twin = first.setdefault(self._signature(bearer), bearer)
            if twin is not bearer:
                self._join(twin.key, bearer.key, f"the same name: {bearer.voice.name}")
                continue
            found: dict[Key, tuple[Key, str]] = {}
            for other in {o.key: o for word in indexed(bearer) for o in holding[word][:_COMMON]}.values():
                if (why := self._same(other, bearer)) and (root := self._sets.root(other.key)) not in found:
                    found[root] = (other.key, why)
            if len(found) == 1:
                ((other_key, reason),) = found.values()
                self._join(other_key, bearer.key, reason)
            for word in indexed(bearer):
                holding[word].append(bearer)

    def _signature(self, bearer: Bearer) -> tuple[object, ...]:
        nameless = bearer.voice.kind != "person" and not bearer.proper
        story = self._stories.get(bearer.key[0], 0) if nameless else None
        return (bearer.voice.kind == "person", bearer.words, bearer.country, story)

    def _same(self, a: Bearer, b: Bearer) -> str:
        """Why two named voices may be one, or ""."""
        country = self._countries.get(self._sets.root(a.key)) or a.country
        if b.country and country and b.country != country:
            return ""
        if (a.voice.kind == "person") != (b.voice.kind == "person"):
            return ""
        if a.voice.kind != "person" and not b.proper and not self._one_story(a, b):
            return ""
        return same_name(a, b)

    def _one_story(self, a: Bearer, b: Bearer) -> bool:
        return self._stories.get(a.key[0], 0) == self._stories.get(b.key[0], 0)

    def _join(self, a: Key, b: Key, why: str) -> None:
        if not self._sets.join(a, b):
            return
        self._why[b].append(why)
        country = self._bearers[a].country or self._bearers[b].country or self._countries.get(a)
        if country:
            self._countries[self._sets.root(a)] = country

    def _voice(self, root: Key, members: list[Key]) -> SharedVoice:
        fullest = max(members, key=lambda k: (len(self._bearers[k].words), self._counts[k], k))
        voice = self._bearers[fullest].voice
        names = {self._bearers[k].voice.name for k in members}
        reasons = dict.fromkeys(why for k in members for why in self._why[k])
        return SharedVoice(
            id=shared_voice_id(*members[0]),
            name=voice.name, kind=voice.kind,
            country=next((b.country for k in members if (b := self._bearers[k]).country), None),
            sector=next((b.voice.sector for k in members if (b := self._bearers[k]).voice.sector), None),
            aliases=tuple(sorted(names - {voice.name})),
            statements=sum(self._counts[k] for k in members),
            why=tuple(reasons),
            voices=tuple(VoiceOf(article=article, voice=voice_id) for article, voice_id in members),
        )  # fmt: skip
