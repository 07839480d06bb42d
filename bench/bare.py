"""CPU-seconds of bare `nlp.pipe` of the whole spaCy model over texts, in batches of eight, loading left out.

usage: bare.py TEXTS.json

TEXTS.json is a list of texts. Prints a number.
"""

from __future__ import annotations

import json
import sys
from collections import deque
from pathlib import Path
from time import process_time

MODEL = "fr_core_news_md"
BATCH = 8


def main() -> None:
    import spacy

    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf8"))
    nlp = spacy.load(MODEL)
    begin = process_time()
    deque(nlp.pipe(texts, batch_size=BATCH), maxlen=0)
    print(process_time() - begin)


if __name__ == "__main__":
    main()
