"""How much intake takes in one piece; change a value here to move the border everywhere."""

MAX_BYTES = 20_000_000
"""Bytes of one file, one answer from the web, or one line of JSON Lines."""

MAX_CHARACTERS = 2_000_000
"""Characters (code points) of one article's text."""

WAIT_SECONDS = 15.0
"""How long to wait for a connection, and for each piece of an answer from the web."""

TOTAL_SECONDS = 60.0
"""How long one URL may take in all, redirects and reading included."""
