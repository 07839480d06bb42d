"""The settings of a run, looked at before anything is done."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from selon.corpus.plan import Settings
from selon.intake.languages import require_known
from selon.intake.published import require_iso_date
from selon.language.holders import read_holders


def checked_settings(
    *, part: int = 200, published: str | None = None, outlet: str | None = None, lang: str | None = None,
    office_holders: Path | None = None,
) -> Settings:  # fmt: skip
    """Settings that make sense. Raises UsageError or LanguageError where one does not."""
    holders = digest = None
    if office_holders is not None:
        read_holders(office_holders)
        holders, digest = str(office_holders.absolute()), sha256(office_holders.read_bytes()).hexdigest()
    return Settings(
        part=part,
        published=published and require_iso_date(published),
        outlet=outlet,
        lang=lang and require_known(lang),
        office_holders=holders,
        office_holders_digest=digest,
    )
