"""CPU-seconds of bare `nlp.pipe` of the whole spaCy model over texts, each once, loading left out.

usage: bare.py TEXTS.json BATCH [BATCH...]

TEXTS.json is a list of texts. Prints a JSON object: seconds by batch size. Each size is tried in a fork of its own, so that
none finds what another one left warm.
"""

from __future__ import annotations

import json
import os
import sys
from collections import deque
from pathlib import Path
from time import process_time
from typing import Any

MODEL = "fr_core_news_md"


def seconds(nlp: Any, texts: list[str], batch: int) -> float:
    """What one run takes, in a child process that has the loaded model."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        begin = process_time()
        deque(nlp.pipe(texts, batch_size=batch), maxlen=0)
        os.write(writing, repr(process_time() - begin).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        found = float(told.read())
    os.wait()
    return found


def main() -> None:
    import spacy

    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf8"))
    nlp = spacy.load(MODEL)
    print(json.dumps({batch: seconds(nlp, texts, int(batch)) for batch in sys.argv[2:]}))


if __name__ == "__main__":
    main()
