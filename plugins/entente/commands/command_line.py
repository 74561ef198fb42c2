"""What ``publish.py`` tells click beyond its options: exits, ``new`` from its questions, colours.

Example: ``options_of(Entry.TOPIC)`` are ``--name``, ``--alias``, ``--broader``, ``--description``.
"""

import os
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from entente.commands.questions import QUESTIONS, Entry
from entente.domain.problem import Problem
from entente.files.listing import read_bytes
from entente.pipeline.telling import Told, in_silence

__all__ = [
    "Commands",
    "WithColumns",
    "beginnings",
    "coloured",
    "day_of_build",
    "progress",
    "say",
    "typed",
    "version_option",
]

Command = TypeVar("Command", bound=Callable[..., Any])

CLEARED = "\r\x1b[K"
"""Back to the beginning of the line, which is empty then (ECMA-48, 8.3.41)."""
INTERRUPTED = 130
"""Exit status of a program that Ctrl+C ended, as shells have it."""


class Commands(click.Group):
    """Commands listed as written; an error that knows its exit status ends the program with it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of a day's work."""
        del ctx
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever a command returns
        """Run a command."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            status = getattr(error, "exitcode", None)
            if status is None:
                raise
            click.echo(str(error), err=True)
            sys.exit(status)


def say(text: str) -> None:
    """Write to standard error, which is for people."""
    click.echo(text, nl=False, err=True)


def complain(problems: Sequence[Problem], content: Path) -> None:
    """Write a report to standard error.

    Args:
        problems: at least one.
        content: the folder from whose parent the problems name their files.

    """
    from entente.checking.terminal import text_report  # noqa: PLC0415 - help comes at once
    from entente.pipeline.assembly import lines_of  # noqa: PLC0415

    say(text_report(problems, lines_of(content), colour=coloured(sys.stderr, os.environ)))


def version_option(pyproject: Path) -> Callable[[Command], Command]:
    """Return the option that prints the version which a ``pyproject.toml`` states."""

    def show(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's
        if wanted:
            # Read now and not before, as every command would pay for it.
            table = tomllib.loads(read_bytes(pyproject).decode())["project"]
            click.echo(f"{table['name']} {table['version']}")
            ctx.exit()

    return click.option(
        *("--version", "-V"),
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help="Print the version and end.",
    )


class WithColumns(click.Command):
    """Lists in its help what the columns of records may be called."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of columns below the examples."""
        from entente.reading.records import column_help  # noqa: PLC0415 - for its help alone

        super().format_epilog(ctx, formatter)
        formatter.write(
            f"\nColumns of records; those with a star must be there:\n\n{column_help()}\n"
        )


def beginnings(content_of: Callable[[str | None], Path], say: Callable[[str], None]) -> click.Group:
    """Return the group ``new`` with a command for each kind of entry.

    Args:
        content_of: gives the content folder for the option ``--content`` or its absence.
        say: writes to standard error.

    """
    group = click.Group(
        "new",
        help="Begin a visit, or a note on a leader, a country or a topic.",
        epilog="""\b
Examples
  publish.py new visit                  asks what it must know
  publish.py new topic --name "Space"   asks nothing more""",
    )
    for entry in Entry:
        group.add_command(command_of(entry, content_of, say))
    return group


def command_of(
    entry: Entry, content_of: Callable[[str | None], Path], say: Callable[[str], None]
) -> click.Command:
    """Return the command that begins an entry."""

    def begin(
        *, content: str | None, as_of: str | None, **given: str | tuple[str, ...] | None
    ) -> None:
        from entente.commands.creating import begin as begun  # noqa: PLC0415 - help comes at once
        from entente.commands.terminal import terminal_line  # noqa: PLC0415

        texts = {
            key.replace("_", "-"): value if isinstance(value, tuple) else (value,)
            for key, value in given.items()
            if value
        }
        today = day_of_work(as_of, os.environ)
        read = terminal_line if sys.stdin.isatty() and sys.stdout.isatty() else None
        try:
            created = begun(entry, texts, content_of(content), today=today, read=read, say=say)
        except (EOFError, KeyboardInterrupt):
            say("\nNothing was written.\n")
            sys.exit(INTERRUPTED)
        here = Path.cwd()
        click.echo(
            created.path.relative_to(here) if created.path.is_relative_to(here) else created.path
        )
        say(f"{created.next_steps}\n")

    about = f"Begin a {entry}: on a terminal it asks for what the options leave out."
    return click.Command(str(entry), params=options_of(entry), callback=begin, help=about)


def options_of(entry: Entry) -> list[click.Parameter]:
    """Return an option for each question about an entry, and those of every command."""
    return [
        *(
            click.Option(
                [question.flag, question.key.replace("-", "_")],
                multiple=question.several,
                metavar="TEXT",
                help=f"{question.asks}: {question.example}",
            )
            for question in QUESTIONS[entry]
        ),
        click.Option(
            ["--content"],
            type=click.Path(exists=True, file_okay=False, resolve_path=True),
            help="Folder of sources.",
        ),
        click.Option(["--as-of"], metavar="DATE", help="The day that stands for today."),
    ]


def typed(options: Mapping[str, str | bool | None]) -> list[str]:
    """Return options as they are typed: ``--base-url https://…``, and ``--drafts`` alone."""
    arguments: list[str] = []
    for name, value in options.items():
        if value:
            arguments += [f"--{name.replace('_', '-')}", *([] if value is True else [str(value)])]
    return arguments


def day_of_work(given: str | None, environment: Mapping[str, str]) -> str:
    """Return the day on which something is begun: one given, SOURCE_DATE_EPOCH's, or today.

    Args:
        given: ``2024-04-05``, or nothing.
        environment: of the process.

    Raises:
        click.UsageError: SOURCE_DATE_EPOCH is no number of seconds.

    """
    today = date.today().isoformat()  # noqa: DTZ011 - the day where the author is
    return given or day_of_build(environment) or today


def day_of_build(environment: Mapping[str, str]) -> str:
    """Return the day of SOURCE_DATE_EPOCH (reproducible-builds.org); empty where there is none.

    Args:
        environment: of the process.

    Raises:
        click.UsageError: SOURCE_DATE_EPOCH is no number of seconds.

    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return ""
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is {epoch!r}: write seconds since 1970"
        ) from None


def coloured(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether to write colours to a stream: to terminals, unless their owner wants none."""
    return stream.isatty() and not environment.get("NO_COLOR")


def progress(stream: TextIO, say: Callable[[str], None]) -> Told:
    """Return what shows on a terminal how far long work has come, and elsewhere nothing."""

    def told(work: str, done: int, every: int) -> None:
        if done >= every:
            say(CLEARED)
        elif done % max(1, every // 100) == 0:
            say(f"{CLEARED}{work}: {done:,} of {every:,}")

    return told if stream.isatty() else in_silence
