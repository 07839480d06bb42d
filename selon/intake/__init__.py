"""The ways in: text, JSON Lines, web pages, PDF and URLs become articles without annotations."""

from selon.intake.article import article_from_text
from selon.intake.sources import open_sources

__all__ = ["article_from_text", "open_sources"]
