"""The commands on a store: add, reread, group, search, timeline, story, judge. Nothing heavy is imported before one runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer

from selon.cli_options import Lang, OfficeHolders, Outlet, Published, Sources, StorePlace
from selon.cli_reading import open_intake, reading
from selon.console import Intake, complain, ends_quietly, usage_checked
from selon.errors import UsageError
from selon.export.lists import ListFormat, ListName, list_writer
from selon.export.output import open_output

if TYPE_CHECKING:
    from selon.claim_records import Story
    from selon.store import Store
    from selon.store.keeping import Kept

app = typer.Typer()

Format = Annotated[ListFormat | None, typer.Option(help="Otherwise: table on a terminal, jsonl when piped.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Not before this day, month or year (2024-06-04, 2024-06).")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Not after it.")]


@app.command()
def add(
    sources: Sources,
    store: StorePlace = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    office_holders: OfficeHolders = None,
) -> None:
    """Read articles and keep them. What is kept already is not read again; what a publisher changed becomes a revision.

    \b
    Examples:
      selon add article.txt https://example.org/article
      selon add --store news.db articles.jsonl
      selon add --store postgresql://desk@localhost/news articles.jsonl
    """
    from selon.store.adding import add_all

    with ends_quietly(), usage_checked():
        intake = open_intake(sources, published, outlet, lang, repeats=True)
        with opened(store, create=True) as kept:
            report(add_all(kept, intake, reading(intake, lang, office_holders)), kept)
        intake.close()


@app.command()
def reread(
    store: StorePlace = None,
    every: Annotated[bool, typer.Option("--all", help="Also what this version has read before.")] = False,
    office_holders: OfficeHolders = None,
) -> None:
    """Read the articles of a store again that another version of selon has read. Judgements stay as they are.

    \b
    Example:
      selon reread --store news.db
    """
    from selon.store.adding import add_all

    with ends_quietly(), usage_checked(), opened(store) as kept:
        intake = Intake(kept.to_reread(every=every))
        report(add_all(kept, intake, reading(intake, None, office_holders), again=every), kept)
        intake.close()


@app.command()
def group(store: StorePlace = None, lang: Lang = None) -> None:
    """Put the articles of a store together, so that claims, voices and their pages are there at once when they are asked for.

    Only stories that have changed since the last time are put together again. `selon claims --store` does it by itself.

    \b
    Example:
      selon group --store news.db
    """
    from selon.claims import Dossiers

    with ends_quietly(), usage_checked(), opened(store) as kept:
        done = kept.regroup(Dossiers(lang or "fr"))
        state = kept.grouping()
        typer.echo(
            f"{done.again} of {done.stories} stories put together again; {kept.name}: {state.claims} claims and "
            f"{state.voices} voices in {done.articles} articles"
        )


@app.command()
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="All must be there; 'la digue' is a phrase, inond* a beginning.")
    ],
    store: StorePlace = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most so many articles, those published last.")] = 20,
    format: Format = None,
) -> None:
    """Find the articles that hold the words, and the statements that hold them all, with their voices.

    Accents and capitals do not count.

    \b
    Examples:
      selon search digue préfecture
      selon search 'gestion de crise' inond*
    """
    with ends_quietly(), usage_checked(), opened(store) as kept:
        if hits := kept.search(words, limit=limit):
            print_list("hits", hits, format)
        else:
            complain(f"no article of {kept.name} holds all of: {', '.join(words)}")


@app.command()
def timeline(
    store: StorePlace = None,
    since: Since = None,
    until: Until = None,
    format: Format = None,
) -> None:
    """List the events of all articles by date, each with how it is known and who says it; undated ones at the end.

    \b
    Example:
      selon timeline --since 2024-06
    """
    with ends_quietly(), usage_checked(), opened(store) as kept:
        print_list("timeline", kept.timeline(since, until), format)


@app.command()
def story(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="The story; without it all are listed.")] = None,
    articles: Annotated[list[str] | None, typer.Argument(metavar="ARTICLE", help="Ids of articles to put into it.")] = None,
    store: StorePlace = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the articles out instead.")] = False,
    rename: Annotated[str | None, typer.Option("--rename", metavar="NAME", help="Give the story this name.")] = None,
    delete: Annotated[bool, typer.Option("--delete", help="Forget the story; its articles stay.")] = False,
    format: Format = None,
) -> None:
    """Keep a selection of articles under a name: put articles into it, or show what it holds.

    \b
    Examples:
      selon story "La digue" article.txt other.txt
      selon story "La digue"
      selon story "La digue" --rename "La crue"
    """
    with ends_quietly(), usage_checked(), opened(store) as kept:
        chosen = kept.stories if name is None else [_changed(kept, name.strip(), articles or [], remove, rename, delete)]
        print_list("story_list", chosen, format)


def _changed(kept: Store, name: str, articles: list[str], remove: bool, rename: str | None, delete: bool) -> Story:
    """The story of this name after what is asked; articles that come into a story that is not there make it."""
    known = next((story for story in kept.stories if story.name == name), None)
    if known is None:
        if not articles or remove or delete:
            raise UsageError(f"there is no story {name!r}: `selon story NAME ARTICLE...` makes it")
        known = kept.keep_story(name, articles)
    if delete:
        return kept.drop_story(known.id)
    if rename is None and not articles:
        return known
    return kept.change_story(known.id, name=rename, add=() if remove else articles, remove=articles if remove else ())


@contextmanager
def opened(store: str | None, *, create: bool = False) -> Iterator[Store]:
    """The store that the user names; it is made only with `create`."""
    from selon.store import Store

    with Store.open(store, create=create) as kept:
        yield kept


def report(kept: Iterable[Kept], store: Store) -> bool:
    """A line an article as soon as it is kept, then how many there are; gives whether the store has changed."""
    outcomes: Counter[str] = Counter()
    with open_output(None) as out:
        for article in kept:
            outcomes[article.outcome] += 1
            replaces = f", which replaces {article.before}" if article.before else ""
            out.write(f"{article.outcome:9}  {article.id}{replaces}\n")
            out.flush()
        done = ", ".join(f"{number} {outcome}" for outcome, number in outcomes.items()) or "nothing to do"
        number = store.count()
        out.write(f"{done}; {store.name} holds {number} article{'' if number == 1 else 's'}\n")
    return bool(outcomes.keys() - {"unchanged"})


def print_list(name: ListName, items: Iterable[Any], format: ListFormat | None) -> None:
    """Print a list in the format that was asked for."""
    with open_output(None) as out:
        list_writer(name, format, out)(items, out)
