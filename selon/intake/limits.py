"""How much intake takes in one piece; change a value here to move the border everywhere."""

MAX_BYTES = 20_000_000
"""Bytes of one file, one answer from the web, or one line of JSON Lines."""

MAX_CHARACTERS = 2_000_000
"""Characters (code points) of one article's text."""

WAIT_SECONDS = 15.0
"""How long to wait for a connection, and for each piece of an answer from the web."""

TOTAL_SECONDS = 60.0
"""How long one URL may take in all, redirects and reading included."""

MAX_RATIO = 250
"""How many times its size a compressed file may grow: text grows 3 to 30 times, a zip bomb 1,000 times and more."""

RATIO_FROM = 50_000_000
"""Unpacked bytes from which that is asked: a small file that grows does no harm."""

MAX_WINDOW = 128 * 1024 * 1024
"""Bytes that unpacking a Zstandard file may hold (`zstd --long=27`)."""
