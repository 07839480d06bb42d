"""The words of a language, as YAML a linguist edits, and the loader that types them."""

from selon.language.loader import load
from selon.language.model import Language

__all__ = ["Language", "load"]
