"""Tokens -> findings: runs the constructions in order, lets each see what the others took, and nests the result."""

from __future__ import annotations

from selon.attribution.according_to import AccordingTo
from selon.attribution.chain import link, new_speakers
from selon.attribution.clause import Clauses
from selon.attribution.complements import Complements
from selon.attribution.context import Context
from selon.attribution.cuts import Cuts
from selon.attribution.finding import Finding, Range
from selon.attribution.floating import Floating
from selon.attribution.gapped import gapped_voices
from selon.attribution.hedge import Hedges
from selon.attribution.holders import Holders
from selon.attribution.incise import Incises
from selon.attribution.learnt import Learnt
from selon.attribution.lexicon import VerbCue, adjective_cues, verb_cues
from selon.attribution.nominal import Nominals
from selon.attribution.passive import Passives
from selon.attribution.relay import Relays
from selon.attribution.resumption import Resumptions
from selon.attribution.withheld import Withheld
from selon.grounding.parties import read_party

_WEAK = frozenset({"object", "oblique", "complement"})
_TAKEN_UP = "resumption"
"""The rule whose content stands before its cue: others state it too, and it holds none of them."""
_TELLING = frozenset({"say", "confirm", "deny", "accuse", "urge", "criticise"})


def attribute(ctx: Context) -> list[Finding]:
    """All statements of an article in text order, parents set; voices are still to be resolved."""
    cues = list(verb_cues(ctx))
    cuts = _cuts(ctx, cues)
    findings = _voiced(ctx, cues, cuts)
    findings = _distinct([*Relays(ctx).find(findings), *findings])
    findings += Floating(ctx).find(findings)
    holders = Holders(ctx.tokens, findings)
    findings = [f for f in findings if not _idle(ctx, f, holders)]
    voiced = {tuple(f.content) for f in findings}
    hedges = Hedges(ctx, [c for f in findings if f.rule != _TAKEN_UP for c in f.content]).find(cues)
    findings += [f for f in hedges if f.rule != "hedge_noun" or tuple(f.content) not in voiced]
    holders = Holders(ctx.tokens, findings)
    findings = [f for f in _distinct(findings) if f.rule != "hedge_adjective" or not _inside(f, holders)]
    _nest(findings, Holders(ctx.tokens, findings))
    return sorted(findings, key=lambda f: (min(f.start, f.cue[0] if f.cue else f.start), f.at))


def _cuts(ctx: Context, cues: list[VerbCue]) -> Cuts:
    """Where content must end: at gerunds, at verbs that share a speaker (noted in the context), at further voices."""
    cuts = Cuts(ctx, cues)
    for joint, verb, earlier in link(ctx, cues):
        cuts.add(joint, verb)
        ctx.shared_subject[verb] = earlier
    for joint, verb in new_speakers(ctx, cues):
        cuts.add(joint, verb)
    return cuts


def _voiced(ctx: Context, cues: list[VerbCue], cuts: Cuts) -> list[Finding]:
    """What verbs, adjectives, prepositions and nouns attribute, one finding a cue word."""
    incises, rest = _incises(ctx, cues, cuts)
    verbal = _verbal(ctx, rest + list(adjective_cues(ctx)), cuts)
    learnt = [f.source for f in verbal if f.rule == "learnt" and f.source]
    according = [f for f in AccordingTo(ctx, cuts).find() if f.source and not any(s <= f.source[0] <= e for s, e in learnt)]
    claimed = {tuple(f.content) for f in incises}
    verbal = [f for f in verbal if f.rule != "quotation" or tuple(f.content) not in claimed]
    spoken = {c for f in incises for c in f.content}
    for f in verbal:
        f.content = [c for c in f.content if c not in spoken] or f.content
    voiced = _distinct([*verbal, *incises, *according, *Nominals(ctx).find(), *Withheld(ctx, cuts).find()])
    voiced = [f for f in voiced if f.rule != "passive" or not _names_source(f, voiced)]
    return voiced + gapped_voices(ctx, voiced) + Resumptions(ctx, voiced).find(rest)


def _names_source(finding: Finding, others: list[Finding]) -> bool:
    """Whether what a participle tells of is only the source of another statement ("un bilan fourni par X fait état de P")."""
    said = finding.content[0]
    sources = (f.source for f in others if f is not finding and f.source is not None)
    return len(finding.content) == 1 and any(start <= said[0] and said[1] <= end for start, end in sources)


def _incises(ctx: Context, cues: list[VerbCue], cuts: Cuts) -> tuple[list[Finding], list[VerbCue]]:
    """Inverted attributions, and the cues that are none."""
    incises = Incises(ctx)
    found, rest = [], []
    for cue in cues:
        finding = incises.find(cue)
        if finding is None:
            rest.append(cue)
            continue
        found.append(finding)
        ctx.inverted[cue.verb] = finding.speaker
        cuts.add(cue.group.first, cue.verb)
    return found, rest


def _verbal(ctx: Context, cues: list[VerbCue], cuts: Cuts) -> list[Finding]:
    complements = Complements(ctx, cuts)
    clauses, passives = Clauses(ctx, complements), Passives(ctx, complements)
    learnt = Learnt(ctx, complements, Incises(ctx)).find()
    taken = {f.at for f in learnt}
    found = [f for cue in cues if cue.verb not in taken and (f := clauses.find(cue) or passives.find(cue)) is not None]
    stated = {f.at for f in found}
    phrases = {k for cue in cues if cue.verb in stated for k in range(cue.verb + 1, cue.end + 1)}
    return learnt + [f for f in found if f.at not in phrases]


def _distinct(findings: list[Finding]) -> list[Finding]:
    """One finding a cue word; the first one that claimed it stays."""
    taken: set[int] = set()
    kept = []
    for finding in findings:
        if finding.at >= 0:
            if finding.at in taken:
                continue
            taken.add(finding.at)
        kept.append(finding)
    return kept


def _idle(ctx: Context, finding: Finding, holders: Holders) -> bool:
    """Whether a finding inside what somebody else says is too weak to count as a statement of its own.

    Clauses and infinitives with a speaker of their own count; of bare objects only those of verbs that confirm, deny,
    accuse, ask or say; thoughts, plans and nouns do not, nor what a quotation's "je" does besides speaking.
    """
    if finding.cue is None or finding.parent is not None or not _inside(finding, holders):
        return False
    rule = finding.rule.removeprefix("gerund_")
    if _supposed(ctx, finding) or _thing_speaks(ctx, finding):
        return True
    if rule in ("nominal", "passive", "predicate", "hedge_adjective"):
        return True
    own = finding.speaker >= 0 and ctx.tokens.low[finding.speaker] in ctx.language.words("first_person")
    if rule in _WEAK:
        return own or finding.stance not in _TELLING
    return rule == "infinitive" and finding.stance in ("think", "announce")


def _supposed(ctx: Context, finding: Finding) -> bool:
    """Whether the cue stands in a clause of condition ("s'il estimait que …")."""
    marks = ctx.tokens.all(finding.at, "mark") if finding.at >= 0 else ()
    return any(ctx.tokens.low[k] in ctx.language.words("conditional_if") for k in marks)


def _thing_speaks(ctx: Context, finding: Finding) -> bool:
    """Whether the source is a singular common noun that no list knows for a person, a body or a paper ("le pont")."""
    tokens = ctx.tokens
    if finding.source is None or finding.speaker < 0 or tokens.pos[finding.speaker] != "NOUN":
        return False
    if "Number=Plur" in tokens.feats[finding.speaker]:
        return False
    return read_party(tokens, *tokens.range(finding.source), ctx.language).described


def _inside(finding: Finding, holders: Holders) -> bool:
    """Whether the cue stands in the content of another finding."""
    cue = finding.cue
    if cue is None:
        return False
    return any(other is not finding and _within(cue, other.content) for other in holders.near(cue[0]))


def _within(inner: Range, content: list[Range]) -> bool:
    """Whether one range of the content holds another range."""
    return any(start <= inner[0] and inner[1] <= end for start, end in content)


def _nest(findings: list[Finding], holders: Holders) -> None:
    """Set the parent of every finding whose cue and content stand inside another one's content: the smallest such.

    A parent that was found too weak to stand gives way to its own.
    """
    kept = {id(f) for f in findings}
    for finding in findings:
        while finding.parent is not None and id(finding.parent) not in kept:
            finding.parent = finding.parent.parent
    for inner in findings:
        if inner.parent is not None:
            continue
        around = [outer for outer in holders.near(inner.start) if outer is not inner and _holds(outer, inner)]
        if around:
            inner.parent = min(around, key=lambda f: sum(e - s for s, e in f.content))
    for finding in findings:
        _break_circle(finding)


def _holds(outer: Finding, inner: Finding) -> bool:
    marks = [inner.cue] if inner.cue else []
    if inner.source is not None and inner.cue is None:
        marks.append(inner.source)
    held = bool(marks) and all(_within(span, outer.content) for span in (*marks, *inner.content))
    return held and outer.at != inner.at and outer.rule != _TAKEN_UP


def _break_circle(finding: Finding) -> None:
    seen = {id(finding)}
    above = finding.parent
    while above is not None:
        if id(above) in seen:
            finding.parent = None
            return
        seen.add(id(above))
        above = above.parent
