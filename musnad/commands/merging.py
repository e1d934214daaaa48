"""The commands that tell an archive who is one: merge, unmerge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from musnad.commands.archive import ArchivePath

if TYPE_CHECKING:
    from musnad.archive.merging import MergeEntry
    from musnad.archive.store import Archive

EXAMPLES = """\b
Examples:
  musnad merge -a news.db                   what may be one, best first, with the evidence
  musnad merge 12 7 -a news.db              number 7 stands for number 12 from now on
  musnad merge --sure -a news.db            all that needs no reader's judgement
  musnad unmerge -a news.db                 the log
  musnad unmerge 3 -a news.db               takes entry 3 of the log back
"""


def merge(
    archive: ArchivePath,
    source: Annotated[int | None, typer.Argument(help="Number of the entity that is to be told by another.")] = None,
    target: Annotated[int | None, typer.Argument(help="Number of the one that stands for it.")] = None,
    sure: Annotated[bool, typer.Option("--sure", help="Merge all persons that need no judgement.")] = False,
) -> None:
    """Show which persons may be one, or make two entities one; every merge can be taken back."""
    from musnad.archive.merging import merge as join
    from musnad.archive.merging import merge_sure, propose
    from musnad.archive.store import Archive
    from musnad.output.outline import isolate

    if (source is None) != (target is None):
        raise typer.BadParameter("give two numbers, or none", param_hint="SOURCE TARGET")
    with Archive(archive, write=sure or source is not None) as kept:
        if source is not None and target is not None:
            typer.echo(_line(kept, join(kept, source, target)))
        elif sure:
            made = merge_sure(kept)
            for entry in made:
                typer.echo(_line(kept, entry))
            typer.echo(f"{len(made):,} merged", err=True)
        else:
            numbers = dict(kept.db.execute("SELECT key, id FROM entities WHERE type = 'PER'").fetchall())
            names = dict(kept.db.execute("SELECT key, name FROM entities WHERE type = 'PER'").fetchall())
            for one in propose(kept):
                pair = " ← ".join(f"{isolate(names[key])} ({numbers[key]})" for key in (one.keep, one.absorb))
                typer.echo(f"{one.score:.2f}  {pair}  {'; '.join(one.evidence)}")


def unmerge(
    archive: ArchivePath,
    number: Annotated[int | None, typer.Argument(help="Number of the entry to take back; none shows the log.")] = None,
) -> None:
    """Show the log of merges, or take one of them back."""
    from musnad.archive.merging import merges
    from musnad.archive.merging import unmerge as take_back
    from musnad.archive.store import Archive

    with Archive(archive, write=number is not None) as kept:
        entries = merges(kept) if number is None else [take_back(kept, number)]
        for entry in entries:
            typer.echo(_line(kept, entry))


def _line(archive: Archive, entry: MergeEntry) -> str:
    from musnad.output.outline import isolate

    names = dict(
        archive.db.execute("SELECT id, name FROM entities WHERE id IN (?, ?)", (entry.source, entry.target)).fetchall()
    )
    pair = " ← ".join(f"{isolate(names[number])} ({number})" for number in (entry.target, entry.source))
    return f"{entry.id}  {pair}  {entry.evidence}{'  taken back' if entry.undone else ''}"
