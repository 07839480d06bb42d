"""The loader of marked examples reads what a mark says, and refuses a mark that says nothing sure."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked import Example, MalformedExample, load, load_all, parse


def read(block: str) -> Example:
    return parse(block, "clause.txt", 7)


def words(example: Example, span: tuple[int, int] | None) -> str | None:
    return example.text[span[0] : span[1]] if span else None


def test_every_part_of_a_statement_is_read() -> None:
    example = read(
        'À <h1>l\'AFP</h1>, <s1>elle</s1> <c1 mixed deny in=2 kind=person voice="Ada Brun">a nié</c1>, dans <m1>un '
        "message</m1>, <t1>tout « incident »</t1>, <c2 indirect say>selon</c2> <s2>Reuters</s2><t2>.</t2>"
    )
    first, second = example.statements
    assert example.text == "À l'AFP, elle a nié, dans un message, tout « incident », selon Reuters."
    assert words(example, first.source) == "elle"
    assert words(example, first.cue) == "a nié"
    assert [words(example, span) for span in first.content] == ["tout « incident »"]
    assert words(example, first.heard_by) == "l'AFP"
    assert words(example, first.medium) == "un message"
    assert (first.form, first.stance, first.parent) == ("mixed", "deny", 2)
    assert (first.kind, first.voice) == ("person", "Ada Brun")
    assert (second.number, second.parent, second.kind, second.voice) == (2, None, None, None)
    assert second.heard_by is None
    assert second.medium is None
    assert (example.file, example.line, example.counter, example.known_miss) == ("clause.txt", 7, False, False)


def test_interrupted_content_has_several_spans_in_order() -> None:
    example = read("« <t1>Non</t1>, <c1 direct say>dit-<s1>il</s1></c1>, <t1>jamais</t1>. »")
    assert [words(example, span) for span in example.statements[0].content] == ["Non", "jamais"]
    assert words(example, example.statements[0].source) == "il"


def test_a_statement_without_cue_has_its_attributes_on_its_first_content() -> None:
    statement = read("« <t1 direct say kind=role>Un</t1> » et « <t1>deux</t1> ».").statements[0]
    assert (statement.cue, statement.source, statement.form, statement.kind) == (None, None, "direct", "role")


def test_a_line_break_is_a_paragraph_break() -> None:
    example = read("Un titre\n<s1>Elle</s1> <c1 indirect say>dit</c1> <t1>oui</t1>.")
    assert example.text == "Un titre\n\nElle dit oui."
    assert words(example, example.statements[0].content[0]) == "oui"


@pytest.mark.parametrize(
    ("opening", "counter", "known_miss"), [("! ", True, False), ("~ ", False, True), ("~! ", True, True)]
)
def test_openings_are_read_and_removed(opening: str, counter: bool, known_miss: bool) -> None:
    example = read(f"{opening}<s1>Elle</s1> <c1 indirect say>dit</c1> <t1>oui</t1>.")
    assert (example.text, example.counter, example.known_miss) == ("Elle dit oui.", counter, known_miss)
    assert words(example, example.statements[0].source) == "Elle"


def test_a_counter_example_may_bear_no_mark() -> None:
    assert read("! Selon les cas, il pleut ; il a dit non !").statements == ()


SOURCED = "<s1>Elle</s1> <c1 indirect say>dit</c1> <t1>oui</t1>"


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ("<s1>Elle <c1 indirect say>dit</c1> <t1>oui</t1>.", "unclosed tag <s1>"),
        ("<s1>Elle</s1> <c1 indirect say>dit</c1> <t1>oui.", "unclosed tag <t1>"),
        ("<s1>Elle <c1 indirect say>dit</s1></c1> <t1>oui</t1>.", "crossing"),
        ("<t1><t2 direct say>Un</t1> deux</t2>.", "crossing"),
        ("Elle</s1> dit oui.", "</s1> where no closing tag is due"),
        ("<t1 direct say>Un <t1>deux</t1></t1>.", "<t1> inside itself"),
        ("<x1>Elle</x1> dit.", "unknown tag <x1>"),
        ("<s>Elle</s> dit.", "unknown tag <s>"),
        ("<s0>Elle</s0> dit.", "unknown tag <s0>"),
        ("<s1>Elle</s1> <c1 indirect say mood=sad>dit</c1> <t1>oui</t1>.", "unknown attribute mood=sad"),
        ("<s1>Elle</s1> <c1 indirect say loud>dit</c1> <t1>oui</t1>.", "unknown attribute loud"),
        ("<s1>Elle</s1> <c1 indirect say form=direct>dit</c1> <t1>oui</t1>.", "attribute form given twice"),
        ("<s1>Elle</s1> <c1 oblique say>dit</c1> <t1>oui</t1>.", 'unknown form "oblique"'),
        ("<s1>Elle</s1> <c1 indirect murmur>dit</c1> <t1>oui</t1>.", 'unknown stance "murmur"'),
        ("<s1>Elle</s1> <c1 say indirect>dit</c1> <t1>oui</t1>.", 'unknown form "say"'),
        ("<s1>Elle</s1> <c1 indirect say kind=animal>dit</c1> <t1>oui</t1>.", 'unknown kind "animal"'),
        ('<s1>Elle</s1> <c1 indirect say voice="">dit</c1> <t1>oui</t1>.', "without a sensible value"),
        ("<s1>Elle</s1> <c1 indirect say in=x>dit</c1> <t1>oui</t1>.", "without a sensible value"),
        ("<s1>Elle</s1> <c1 indirect say>parle</c1>.", "statement 1 has no content"),
        ("<s1>Elle</s1> <c1>dit</c1> <t1>oui</t1>.", "statement 1 has no form or no stance"),
        ("<s1>Elle</s1> <c1 indirect>dit</c1> <t1>oui</t1>.", "statement 1 has no form or no stance"),
        ("« <t1>Oui</t1> »", "statement 1 has no form or no stance"),
        ("<s1>Elle</s1> <c1 indirect say>dit</c1> <t1 indirect say>oui</t1>.", "attributes given twice"),
        ("<s1>Elle</s1> <c1 indirect say kind=role kind=role>dit</c1> <t1>oui</t1>.", "attribute kind given twice"),
        ("<s1 indirect say>Elle</s1> <c1>dit</c1> <t1>oui</t1>.", "attributes on <s1 indirect say>"),
        ("<s1>Elle</s1> <c1>dit</c1> <t1 indirect say>oui</t1>.", "has a cue: its attributes belong there"),
        ("« <t1>Un</t1> », « <t1 direct say>deux</t1> ».", "not the first content tag"),
        ("<s1>Elle</s1> et <s1>lui</s1> <c1 indirect say>disent</c1> <t1>oui</t1>.", "<s1> stands twice"),
        ("<s1>Elle</s1> <c1 indirect say in=2>dit</c1> <t1>oui</t1>.", "in=2 points nowhere"),
        ("<s1>Elle</s1> <c1 indirect say in=1>dit</c1> <t1>oui</t1>.", "in=1 leads back to itself"),
        ("<t1 direct say in=2>Un</t1>, <t2 direct say in=1>deux</t2>.", "leads back to itself"),
        ("<s1>Elle</s1> <t1><c1 unsourced say>aurait</c1> fui</t1>.", "unsourced and has a source"),
        ("Elle ne dit rien.", 'must begin with "! "'),
        ("~ Elle ne dit rien.", 'must begin with "! "'),
        (f"{SOURCED} : 3 > 2.", 'stray ">"'),
        (f"{SOURCED} < deux.", 'stray "<"'),
        (f"{SOURCED} <s1", 'stray "<"'),
        ("<s1></s1><c1 indirect say>Dit</c1> <t1>oui</t1>.", "is empty"),
        ("<s1>Elle</s1> <c1 indirect say>dit</c1><t1> oui</t1>.", "white space at an edge"),
        ("«\u00a0<t1 direct say>Oui\u00a0</t1>».", "white space at an edge"),
    ],
)
def test_a_malformed_block_is_refused(block: str, problem: str) -> None:
    with pytest.raises(MalformedExample) as caught:
        read(block)
    assert str(caught.value).startswith("clause.txt, line 7: ")
    assert problem in str(caught.value)


def test_a_file_is_read_block_by_block(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_text(f"# what is judged\n\n{SOURCED}.\nSuite.\n\n\n# a trap\n! Rien.\n", encoding="utf-8")
    first, second = load(path)
    assert (first.line, first.text) == (3, "Elle dit oui.\n\nSuite.")
    assert (second.file, second.line, second.text, second.counter) == ("b.txt", 8, "Rien.", True)


def test_a_file_with_a_malformed_block_is_refused_by_name_and_line(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_text(f"{SOURCED}.\n\nSans marque.\n", encoding="utf-8")
    with pytest.raises(MalformedExample, match=r"^b\.txt, line 3: "):
        load(path)


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(f"! {name}\n", encoding="utf-8")
    (tmp_path / "notes.md").write_text("Sans marque.\n", encoding="utf-8")
    assert [example.text for example in load_all(tmp_path)] == ["a.txt", "b.txt"]
