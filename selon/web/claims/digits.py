"""The credibility digits that people gave a claim, beside the one that its origins suggest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast, get_args

from selon.claim_records import CredibilityDigit, Judgement
from selon.judgements import fixed, standing

FIELD = "credibility"
"""What a `fix` of a claim names to give a digit: "credibility=2"."""


@dataclass(frozen=True, slots=True)
class Given:
    """A digit with who gave it, when, and what that person noted."""

    digit: CredibilityDigit
    who: str
    when: str
    note: str | None


def digits_given(judgements: Iterable[Judgement]) -> list[Given]:
    """The digit that each person holds, the latest first; what one person says ends nothing that another one said."""
    by_person: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.target.kind == "claim":
            by_person.setdefault(judgement.who, []).append(judgement)
    held = [j for made in by_person.values() for j in standing(made)]
    told = [Given(digit, j.who, j.when, j.note) for j in held if (digit := digit_of(j))]
    return sorted(told, key=lambda given: given.when, reverse=True)


def digit_of(judgement: Judgement) -> CredibilityDigit | None:
    """The digit that a judgement gives its claim, None where it says something else."""
    field, value = fixed(judgement)
    gives = judgement.action == "fix" and judgement.target.kind == "claim" and field in (FIELD, f"{FIELD}.suggested")
    return cast(CredibilityDigit, value) if gives and value in get_args(CredibilityDigit) else None
