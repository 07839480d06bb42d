"""selon as a spaCy component: `nlp.add_pipe("selon")` on a French pipeline gives `doc._.statements`."""

from __future__ import annotations

from spacy.language import Language as SpacyLanguage
from spacy.tokens import Doc

from selon.attribution.statements import statements
from selon.language import load
from selon.parse.pieces import Piece
from selon.parse.pipeline import Parser
from selon.parse.tokens import Tokens


@SpacyLanguage.factory(  # type: ignore[untyped-decorator]
    "selon",
    default_config={"lang": "fr"},
    assigns=["doc._.statements"],
    requires=["token.dep", "token.pos", "token.lemma"],
)
def make_component(nlp: SpacyLanguage, name: str, lang: str) -> SelonComponent:
    """The component for a pipeline whose parser, tagger and lemmatizer stand before it."""
    return SelonComponent(nlp, lang)


class SelonComponent:
    """Finds the statements of a parsed Doc; spans are offsets into `doc.text`."""

    def __init__(self, nlp: SpacyLanguage, lang: str) -> None:
        self.parser = Parser(load(lang), nlp)
        if not Doc.has_extension("statements"):
            Doc.set_extension("statements", default=())

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with `doc._.statements` set to a tuple of Statement records."""
        tokens = self.parser.tokens(doc.text, [(doc, Piece(doc.text, (0,), (0,), ()))])
        doc._.statements = statements(self.parser.language, tokens, Tokens(text=""))[0]
        return doc
