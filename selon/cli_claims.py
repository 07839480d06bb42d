"""The commands that read across articles: claims, claim, voices, voice."""

from __future__ import annotations

from typing import Annotated

import typer

from selon.cli_dossier import Articles, open_dossier
from selon.cli_options import Lang, OfficeHolders, Outlet, Output, Published, StorePlace
from selon.console import ends_quietly, usage_checked
from selon.errors import UsageError
from selon.export.formats import ClaimFormat, card_writer, claims_writer, screen_of, usual_format
from selon.export.output import open_output, require_place

app = typer.Typer(rich_markup_mode=None)


@app.command()
def claims(
    sources: Articles = None,
    format: Annotated[
        ClaimFormat | None, typer.Option(help="Otherwise: table on a terminal, what FILE ends in, or jsonl.")
    ] = None,
    store: StorePlace = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Also the claims that people rejected.")] = False,
    output: Output = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
    office_holders: OfficeHolders = None,
) -> None:
    """Show which claims several articles make, on how many distinct origins each stands, and who denies it.

    docs/claims.md says how an origin is decided, and what the numbers do and do not say.

    \b
    Examples:
      selon claims article1.txt article2.txt
      selon claims --format md --output dossier.md articles.jsonl
      selon claims --store news.db
    """
    with usage_checked():
        require_place(output)
    with ends_quietly():
        dossier, ends = open_dossier(sources, store, published, outlet, lang, office_holders)
        chosen = format or usual_format(output, ClaimFormat, ClaimFormat.jsonl)
        with open_output(output) as out:
            claims_writer(chosen, out, rejected=rejected)(dossier, out)
        ends()


@app.command()
def claim(
    id: Annotated[str, typer.Argument(metavar="ID", help="The claim's id, or how it begins (c-65f9).")],
    sources: Articles = None,
    format: Annotated[
        ClaimFormat, typer.Option(help="The card as a table, as Markdown, or as one line of JSON.")
    ] = ClaimFormat.table,
    store: StorePlace = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
) -> None:
    """Show all that is known of one claim: origins, every mention in its exact words, denials, figures, relations.

    It is shown as people judged it, with whose judgement that is and what selon found.

    \b
    Example:
      selon claim c-65f985dad6de --store news.db
    """
    with ends_quietly():
        dossier, ends = open_dossier(sources, store, published, outlet, lang, None)
        from selon.export.claim_board import find, views

        found = find(views(dossier, rejected=True), id)
        with usage_checked():
            if len(found) != 1:
                raise UsageError(f"claim {id!r}: {len(found) or 'no'} claims have such an id; `selon claims` lists them")
        with open_output(None) as out:
            card_writer(format, out)(found[0], out)
        ends()


@app.command()
def voices(
    sources: Articles = None,
    store: StorePlace = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
) -> None:
    """List who speaks in several articles: one person or body whatever each article calls it, with how often it speaks.

    \b
    Example:
      selon voices article1.txt article2.txt
    """
    with ends_quietly():
        dossier, ends = open_dossier(sources, store, published, outlet, lang, None)
        from selon.export import voice_list

        with open_output(None) as out:
            voice_list.write(dossier, out, **screen_of(out))
        ends()


@app.command()
def voice(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name the voice goes by, or a part of it.")],
    sources: Articles = None,
    store: StorePlace = None,
    published: Published = None,
    outlet: Outlet = None,
    lang: Lang = None,
) -> None:
    """Show what one voice said, and where.

    \b
    Example:
      selon voice "Ondo-Bekale" article1.txt article2.txt
    """
    with ends_quietly():
        dossier, ends = open_dossier(sources, store, published, outlet, lang, None)
        from selon.export import voice_list

        found = voice_list.matching(dossier, name)
        with usage_checked():
            if len(found) != 1:
                listed = f": {', '.join(f'{v.name} ({v.id})' for v in found[:8])}" if found else "; `selon voices` lists them"
                raise UsageError(f"voice {name!r}: {len(found) or 'no'} voices have such a name{listed}")
        with open_output(None) as out:
            voice_list.write_one(dossier, found[0], out, **screen_of(out))
        ends()
