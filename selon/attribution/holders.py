"""Which findings may hold a place in their content, found by its sentence instead of among all of the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from selon.attribution.finding import Finding
from selon.parse.tokens import Tokens


class Holders:
    """Findings by the sentences that their content touches; contents that are added later are not seen."""

    def __init__(self, tokens: Tokens, findings: Iterable[Finding]) -> None:
        self._tokens = tokens
        self._by_sentence: dict[int, list[Finding]] = defaultdict(list)
        for finding in findings:
            touched = {n for start, end in finding.content for n in range(self._of(start), self._of(end - 1) + 1)}
            for sentence in touched:
                self._by_sentence[sentence].append(finding)

    def near(self, offset: int) -> list[Finding]:
        """The findings whose content touches the sentence of a character offset, in the order they were given."""
        return self._by_sentence.get(self._of(offset), [])

    def _of(self, offset: int) -> int:
        """The sentence of a character offset."""
        return self._tokens.sentence[min(self._tokens.at(offset), len(self._tokens) - 1)]
