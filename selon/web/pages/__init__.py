"""The pages of the desk, one file each: a frozen context, a view that computes it from the store, an address.

To add one: a file here with `router`, its template in templates/, its words in messages/fr and messages/en, its tests in
tests/web/, and a line in PAGES.
"""

from __future__ import annotations

from selon.web.pages import (
    api_docs,
    claim,
    claims,
    desk,
    health,
    help,
    judge,
    judgements,
    login,
    reading,
    review,
    search,
    settings,
    stories,
    story,
    voice,
    voices,
)

PAGES = (
    desk,
    reading,
    search,
    claims,
    claim,
    stories,
    story,
    voices,
    voice,
    review,
    judge,
    judgements,
    help,
    api_docs,
    health,
    login,
    settings,
)
"""Modules with a `router`, in the order in which their addresses are tried."""
