"""Behind the pages where people judge: what was judged, what it is about in its exact words, what can be put right.

`said.py` tells pages what people judged (`judgements_of`), `findings.py` shows a machine's finding in its sentence, `fixes.py`
says which fields of it can be put right, `others.py` what it can be joined with or parted from.
"""
