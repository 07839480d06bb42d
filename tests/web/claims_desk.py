"""What tests of the claims pages share: a grouped store, a page as JSON, a form that is sent, a claim that goes in a circle."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from dossier_factory import make_dossier
from starlette.testclient import TestClient

from selon.claim_records import Claim, Dossier
from selon.records import Article, Copy, Span
from selon.store import Store

STRIKE, TOLL, CORRECTED, AGENTS, PORT = "c1", "c2", "c3", "c4", "c5"
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\u202e' + "é" * 10_000
_TOKEN = re.compile(r'name="token" value="([^"]+)"')


def keep(store: Store, dossier: Dossier) -> Dossier:
    """Puts a dossier into a store with its articles and judgements."""
    for article in dossier.articles:
        store.add(article, again=True)
    store.keep_dossier(dossier)
    for judgement in dossier.judgements:
        store.judge(judgement)
    return dossier


def shown(client: TestClient, address: str) -> Any:
    """A page as JSON."""
    answer = client.get(address, headers={"accept": "application/json"})
    assert answer.status_code == 200, answer.text
    return answer.json()


def send(client: TestClient, page: str, address: str, **fields: str) -> int:
    """Fills in a form of a page and sends it: the status of the answer."""
    token = _TOKEN.search(client.get(page).text)
    assert token is not None
    answer = client.post(address, data={"token": token[1], **fields}, follow_redirects=False)
    return answer.status_code


def with_claim(dossier: Dossier, id: str, **changes: Any) -> Dossier:
    """The dossier with one claim changed."""
    return replace(dossier, claims=tuple(replace(c, **changes) if c.id == id else c for c in dossier.claims))


def make_circular() -> Dossier:
    """The strike as one source's alone: an agency has it from the source, two outlets from the agency and each other."""
    dossier = make_dossier()
    strike = claim_of(dossier.claims, STRIKE)
    told = tuple(m for m in strike.mentions if m.origin in ("o1", "o3"))
    origins = (strike.origins[0], strike.origins[2])
    return with_claim(dossier, STRIKE, mentions=told, origins=origins, distinct_origins=1, outlets=4)


def make_copied() -> Dossier:
    """The same, and the second outlet has copied words of the agency's."""
    dossier = make_circular()
    agency, relay = dossier.articles[:2]
    return replace(dossier, articles=(agency, replace(relay, copies=(copy_of(agency, relay, "Une frappe a touché"),)),
                                      *dossier.articles[2:]))  # fmt: skip


def make_hostile() -> Dossier:
    """A dossier whose articles, voices, origins and claims have names that would do harm as anything but words."""
    dossier = make_circular()
    strike = dossier.claims[0]
    origins = tuple(replace(origin, name=HOSTILE, why=HOSTILE, via=(HOSTILE,)) for origin in strike.origins)
    voices = tuple(replace(voice, name=HOSTILE) for voice in dossier.voices)
    articles = tuple(replace(article, outlet=HOSTILE) for article in dossier.articles)
    dossier = replace(dossier, articles=articles, voices=voices, judgements=())
    return with_claim(dossier, STRIKE, gist=HOSTILE, origins=origins)


def copy_of(source: Article, copying: Article, *words: str) -> Copy:
    """Words that an article has copied from an earlier one."""
    starts = [copying.text.index(w) for w in words]
    spans = tuple(Span(start=at, end=at + len(w), text=w) for at, w in zip(starts, words, strict=True))
    return Copy(article=source.id, share=0.25, spans=spans)


def claim_of(claims: Iterable[Claim], id: str) -> Claim:
    """The claim of this id."""
    return next(claim for claim in claims if claim.id == id)
