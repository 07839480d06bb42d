"""selon as a spaCy component: `nlp.add_pipe("selon")` on a French pipeline gives `doc._.statements` and `doc._.events`."""

from __future__ import annotations

from spacy.language import Language as SpacyLanguage
from spacy.tokens import Doc

from selon.attribution.moments import Moments, dated
from selon.attribution.statements import readings
from selon.events.read import Events
from selon.grounding.dates import Dates
from selon.language import load
from selon.parse.pieces import Piece
from selon.parse.pipeline import Parser
from selon.parse.tokens import Tokens


@SpacyLanguage.factory(  # type: ignore[untyped-decorator]
    "selon",
    default_config={"lang": "fr"},
    assigns=["doc._.statements", "doc._.events"],
    requires=["token.dep", "token.pos", "token.lemma"],
)
def make_component(nlp: SpacyLanguage, name: str, lang: str) -> SelonComponent:
    """The component for a pipeline whose parser, tagger and lemmatizer stand before it."""
    return SelonComponent(nlp, lang)


class SelonComponent:
    """Finds the statements and events of a parsed Doc; spans are offsets into `doc.text`."""

    def __init__(self, nlp: SpacyLanguage, lang: str) -> None:
        self.parser = Parser(load(lang), nlp)
        self.dates = Dates(self.parser.language)
        self.events = Events(self.parser.language)
        for name in ("statements", "events"):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=())

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with `doc._.statements` and `doc._.events` set to tuples of Statement and Event records.

        A Doc has no date of publication: relative dates ("mardi") are known only where its text gives a day.
        """
        tokens = self.parser.tokens(doc.text, [(doc, Piece(doc.text, (0,), (0,), ()))])
        read = readings(self.parser.language, tokens, Tokens(text=""))
        told = [(reading, Moments(reading, self.dates, None)) for reading in read if reading is not None]
        doc._.statements = tuple(s for reading, moments in told for s in dated(reading, moments))
        doc._.events = self.events.read(told, None)
        return doc
