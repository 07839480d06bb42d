"""The ways out for a dossier: one file a format. Text formats have `write(dossier, out)`, folders `files(dossier)`.

No format states as fact what a voice said: words always stand with who says them and how that is known. What people
judged stands beside what selon found, as theirs.
"""
