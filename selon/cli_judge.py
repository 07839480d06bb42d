"""`selon judge`: what a person decides about a statement, event, claim, origin or voice. Nothing heavy is imported at once."""

from __future__ import annotations

import os
from enum import StrEnum
from getpass import getuser
from typing import TYPE_CHECKING, Annotated

import typer

from selon.cli_options import StorePlace
from selon.cli_store import Format, opened, print_list
from selon.console import ends_quietly, usage_checked
from selon.errors import UsageError

if TYPE_CHECKING:
    from selon.claim_records import Action

WHO = "SELON_WHO"
"""The environment variable that says who judges where `--who` does not."""

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


class Kind(StrEnum):
    """What can be judged."""

    statement = "statement"
    event = "event"
    claim = "claim"
    origin = "origin"
    voice = "voice"


KindOf = Annotated[Kind, typer.Argument(metavar="KIND", help="statement, event, claim, origin or voice.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="As it is shown; of a statement or event ARTICLE#ID (a.txt#s3).")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The id of the other one.")]
Who = Annotated[str | None, typer.Option(metavar="NAME", help=f"Who judges (else what {WHO} says, else the user's name).")]
Note = Annotated[str | None, typer.Option(metavar="WORDS", help="Why.")]


@app.callback()
def judge() -> None:
    """Say what is right or wrong in what selon found. Nothing it found is changed: judgements stand beside it.

    A later judgement on the same thing ends an earlier one, and undo takes one back.
    """


@app.command()
def accept(kind: KindOf, id: Id, store: StorePlace = None, who: Who = None, note: Note = None) -> None:
    """It is right as selon found it.

    \b
    Example:
      selon judge accept statement article.txt#s3
    """
    _judge("accept", kind, id, None, store, who, note)


@app.command()
def reject(kind: KindOf, id: Id, store: StorePlace = None, who: Who = None, note: Note = None) -> None:
    """It is wrong.

    \b
    Example:
      selon judge reject event article.txt#e2 --note "a match, not an attack"
    """
    _judge("reject", kind, id, None, store, who, note)


@app.command()
def fix(
    kind: KindOf,
    id: Id,
    value: Annotated[str, typer.Argument(metavar="FIELD=VALUE", help="What a field should say.")],
    store: StorePlace = None,
    who: Who = None,
    note: Note = None,
) -> None:
    """One field of it should say something else.

    \b
    Example:
      selon judge fix statement article.txt#s3 stance=deny
    """
    _judge("fix", kind, id, value, store, who, note)


@app.command()
def merge(kind: KindOf, id: Id, other: Other, store: StorePlace = None, who: Who = None, note: Note = None) -> None:
    """It and the other one are the same.

    \b
    Example:
      selon judge merge claim ID OTHER
    """
    _judge("merge", kind, id, other, store, who, note)


@app.command()
def split(kind: KindOf, id: Id, other: Other, store: StorePlace = None, who: Who = None, note: Note = None) -> None:
    """The other one does not belong to it.

    \b
    Example:
      selon judge split voice ID OTHER
    """
    _judge("split", kind, id, other, store, who, note)


@app.command()
def undo(
    id: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, as list --format jsonl and the desk show it.")],
    store: StorePlace = None,
    who: Who = None,
    note: Note = None,
) -> None:
    """Take back a judgement. It stays in the history and no longer holds; what it had ended holds again.

    \b
    Example:
      selon judge undo 3f0c9a51d2e7 --note "wrong article"
    """
    with ends_quietly(), usage_checked(), opened(store) as kept:
        print_list("judgement_list", [kept.undo(id, who=_name(who), note=note)], None)


@app.command("list")
def list_(
    store: StorePlace = None,
    holding: Annotated[bool, typer.Option("--holding", help="Only those that no later one ended or undid.")] = False,
    format: Format = None,
) -> None:
    """List the judgements in the order in which they were made.

    A statement or event that selon no longer finds on the same words is named by its place: ARTICLE#120-188.

    \b
    Example:
      selon judge list --holding
    """
    with ends_quietly(), usage_checked(), opened(store) as kept:
        print_list("judgement_list", kept.judgements(holding=holding), format)


def _judge(
    action: Action, kind: Kind, id: str, value: str | None, store: str | None, who: str | None, note: str | None
) -> None:
    """Keeps the judgement and prints it."""
    from selon.claim_records import Target
    from selon.store.judging import new_judgement

    with ends_quietly(), usage_checked(), opened(store) as kept:
        target = Target(kind=kind.value, id=id)
        judgement = new_judgement(action, target, value, who=_name(who), note=note)
        kept.judge(judgement)
        print_list("judgement_list", [judgement], None)


def _name(who: str | None) -> str:
    return who or os.environ.get(WHO) or _user()


def _user() -> str:
    try:
        return getuser()
    except (OSError, KeyError) as error:  # no such user, as in some containers
        raise UsageError(f"nobody is named: say who judges with --who, or set {WHO}") from error
