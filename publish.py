#!/usr/bin/env python3
"""Entente's command line: options to settings, settings to Pelican, and an exit status.

Exit status: 0 done, 1 content has errors and nothing was published, 2 wrong usage.
"""

import atexit
import gc
import os
import runpy
import sys
from pathlib import Path
from time import monotonic
from typing import Any

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "plugins"))

import click  # noqa: E402 - the library is found once its folder is on the path

from entente.commands.command_line import (  # noqa: E402
    Commands,
    WithColumns,
    beginnings,
    coloured,
    complain,
    day_of_build,
    progress,
    say,
    typed,
    version_option,
)
from entente.commands.later import plugins_later  # noqa: E402
from entente.commands.mishaps import BuildFailedError, told  # noqa: E402
from entente.domain.problem import ContentRefusedError, Problem  # noqa: E402

CONFIGURATION = ROOT / "pelicanconf.py"
PREVIEW = ROOT / ".entente" / "preview"
SETTINGS = {
    "content": "PATH",
    "output": "OUTPUT_PATH",
    "base_url": "SITEURL",
    "as_of": "ENTENTE_AS_OF",
    "drafts": "ENTENTE_DRAFTS",
    "fresh": "ENTENTE_FRESH",
    "explain": "ENTENTE_EXPLAIN",
    "jobs": "ENTENTE_JOBS",
    "executor": "ENTENTE_EXECUTOR",
    "form": "ENTENTE_REPORT",
}
"""Option of the command line → setting that it stands in for."""
WATCHED = ("PATH", "ENTENTE_SEEDS", "THEME")  # folders that the preview follows
# Whole paths: Pelican takes a relative one from the folder of its settings, not from where we are.
FOLDER = click.Path(file_okay=False, resolve_path=True)
FOLDER_THERE = click.Path(exists=True, file_okay=False, resolve_path=True)
CONTENT = click.option("--content", type=FOLDER_THERE, help="Folder of sources.")
BASE_URL = click.option("--base-url", help="Where the site will be: https://who.github.io/repo")
AS_OF = click.option("--as-of", metavar="DATE", help="The day that stands for today: 2026-11-23.")
DRAFTS = click.option("--drafts", is_flag=True, help="Take in digests marked as drafts too.")
FORMAT = click.option("--format", "form", type=click.Choice(["text", "json", "github"]),
                      default="text", show_default=True, help="Of the report.")  # fmt: skip


def configured(**options: object) -> dict[str, Any]:
    """Run pelicanconf.py and return its settings, with options in the place of some."""
    given = {SETTINGS[name]: value for name, value in options.items() if value}
    with plugins_later(str(ROOT / "plugins")):
        return {**runpy.run_path(str(CONFIGURATION)), **given}


def folder(settings: dict[str, Any], name: str) -> Path:
    """Return a folder that a setting names; a relative one lies beside pelicanconf.py."""
    return Path(ROOT, settings[name])


def keep_everything() -> None:
    """Let nobody look for rubbish: what is read is kept to the end, and looking takes long.

    Python looks once more before it leaves, which is half a second for ten thousand digests; what
    is frozen it passes over.
    """
    gc.disable()
    atexit.register(gc.freeze)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Begin with
  publish.py new visit      asks what it must know, and writes a draft
  publish.py serve          shows the site in a browser, and what is wrong
  publish.py check          says what is wrong, and how to put it right
  publish.py build          publishes, all or nothing""",
)
@version_option(ROOT / "pyproject.toml")
def main() -> None:
    """Turn digests of diplomatic visits into a cross-linked static site."""


@main.command(
    epilog="""\b
Examples
  publish.py build --base-url https://who.github.io/repo
  publish.py build --drafts --output /tmp/site"""
)
@CONTENT
@click.option("--output", type=FOLDER, help="Folder to publish to.")
@BASE_URL
@AS_OF
@DRAFTS
@click.option("--jobs", type=click.IntRange(1), metavar="N",
              help="Processes that read and draw. Default: one a processor.")  # fmt: skip
@click.option("--executor", metavar="ADDRESS", help="Read and draw on dask://host:port instead.")
@click.option("--fresh", is_flag=True, help="Read and draw everything again.")
@click.option("--explain", is_flag=True, help="Say of every page that is made again why.")
@FORMAT
def build(**options: str | int | bool | None) -> None:
    """Build the whole site and publish it to the output folder, all or nothing."""
    from entente.commands.unchanged import reported_unchanged  # noqa: PLC0415 - as below
    from entente.pipeline.inputs import inputs_of  # noqa: PLC0415

    keep_everything()
    begun = monotonic()
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
    found = configured(**options)
    found["ENTENTE_AS_OF"] = found["ENTENTE_AS_OF"] or day_of_build(os.environ)
    inputs = inputs_of(found, ROOT)
    place, content = folder(found, "OUTPUT_PATH"), folder(found, "PATH")
    colour = coloured(sys.stderr, os.environ)
    asked = options["fresh"] or summary or options["form"] != "text"
    if inputs and not asked and reported_unchanged(place, inputs, content, say, colour=colour):
        return
    if inputs and not options["fresh"]:
        from entente.commands.retouched import Telling, reported_retouched  # noqa: PLC0415

        on_github, explain = options["form"] == "github", bool(options["explain"])
        telling = Telling(say, colour, explain, on_github, summary, begun)
        if reported_retouched(place, content, found, inputs, telling):
            return
    from pelican import Pelican  # noqa: PLC0415 - the other commands start without it
    from pelican.log import console  # noqa: PLC0415
    from pelican.settings import read_settings  # noqa: PLC0415

    from entente.checking.machine import json_report  # noqa: PLC0415

    # It would count Pelican's own articles, of which there are none.
    console.quiet = True
    given = {SETTINGS[name]: value for name, value in options.items() if value}
    given |= {"ENTENTE_SUMMARY": summary, "ENTENTE_AS_OF": found["ENTENTE_AS_OF"]}
    ours = {"ENTENTE_INPUTS": inputs, "ENTENTE_TOLD": progress(sys.stderr, say)}
    settings = read_settings(str(CONFIGURATION), override={**given, **ours})
    try:
        Pelican(settings).run()
    except (OSError, MemoryError) as mishap:
        raise BuildFailedError(told(mishap)) from None
    except ContentRefusedError as refused:
        if options["form"] == "json":  # what `serve` reads
            click.echo(json_report(refused.problems), nl=False)
        raise


@main.command(
    epilog="""\b
Examples
  publish.py check                   everything that is wrong, each with its remedy
  publish.py check --strict          warnings count as errors
  publish.py check --format github   annotations at the lines of a pull request"""
)
@FORMAT
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@CONTENT
@AS_OF
@DRAFTS
def check(*, form: str, strict: bool, **options: str | bool | None) -> None:
    """Say everything that is wrong in the content, without building the site."""
    from entente.checking.terminal import counted  # noqa: PLC0415
    from entente.commands.checking import Form  # noqa: PLC0415 - as for build
    from entente.commands.checking import check as checked  # noqa: PLC0415
    from entente.files.appending import append_text  # noqa: PLC0415
    from entente.pipeline.configuration import bounds_from, settings_from  # noqa: PLC0415
    from entente.pipeline.languages import catalogue_for  # noqa: PLC0415

    keep_everything()
    settings = configured(**options)
    settings["ENTENTE_AS_OF"] = settings["ENTENTE_AS_OF"] or day_of_build(os.environ)
    place, seeds = (folder(settings, name) for name in ("PATH", "ENTENTE_SEEDS"))
    known = settings_from(settings)
    catalogue_for(folder(settings, "THEME"), known.locale)
    verdict = checked(
        place,
        seeds,
        known,
        bounds_from(settings),
        form=Form(form),
        colour=coloured(sys.stdout, os.environ),
        told=progress(sys.stderr, say),
    )
    click.echo(verdict.report, nl=False)
    say(f"{counted(verdict.sources, 'file')} checked\n")
    if verdict.table and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        append_text(Path(page), verdict.table)
    sys.exit(verdict.status(strict=strict))


@main.command(
    epilog="""\b
Examples
  publish.py serve                   http://localhost:8000
  publish.py serve --drafts          digests marked as drafts too
  publish.py serve --port 8001       when another preview has the port"""
)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
              help="To listen on; 0 takes any that is free.")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True,
              help="To listen on; other machines see 0.0.0.0.")  # fmt: skip
@CONTENT
@click.option("--output", type=FOLDER, help="Folder of the preview.")
@BASE_URL
@AS_OF
@DRAFTS
def serve(*, port: int, host: str, **options: str | bool | None) -> None:
    """Show the site in a browser, follow every change, and show there what is wrong."""
    from entente.commands.serving import Preview  # noqa: PLC0415 - as for build
    from entente.commands.serving import serve as served  # noqa: PLC0415

    settings = configured(**options)
    options |= {"output": options["output"] or str(PREVIEW), "format": "json"}
    preview = Preview(
        command=(sys.executable, str(ROOT / "publish.py"), "build", *typed(options)),
        content=folder(settings, "PATH"),
        output=Path(str(options["output"])),
        base_url=settings["SITEURL"],
        folders=(*(folder(settings, name) for name in WATCHED), ROOT / "plugins"),
        files=(CONFIGURATION,),
        host=host,
        port=port,
    )
    served(preview, say, colour=coloured(sys.stderr, os.environ))


main.add_command(beginnings(lambda given: folder(configured(content=given), "PATH"), say))


@main.command(
    "import",
    cls=WithColumns,
    epilog="""\b
Examples
  publish.py import seeds/000_809dab3f945c8a74.txt --year 2024
  publish.py import visits.jsonl""",
)
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--year", type=click.IntRange(1, 9999), help="Of dates that name none.")
@CONTENT
def import_(*, files: tuple[Path, ...], year: int | None, content: str | None) -> None:
    """Write a draft digest for each seed (.txt) and each record (.jsonl, .csv)."""
    from entente.commands.importing import import_files  # noqa: PLC0415 - as for build

    place, seeds = (folder(configured(content=content), name) for name in ("PATH", "ENTENTE_SEEDS"))
    result = import_files(files, content=place, seeds=seeds, year=year)
    click.echo("".join(f"{written}\n" for written in result.written), nl=False)
    if result.problems:
        complain(result.problems, Path("content"))  # seeds and records are named from here
    say(f"{len(result.written):,} drafts written, {len(result.already):,} already there\n")
    sys.exit(int(bool(result.problems)))


@main.command(
    epilog="""\b
Example
  publish.py export 2024-04-08-fumio-kishida-united-states --as seed > seed.txt"""
)
@click.argument("visit")
@click.option("--as", "form", type=click.Choice(["seed"]), required=True, help="What to give back.")
@CONTENT
def export(*, visit: str, form: str, content: str | None) -> None:
    """Give back what a digest was imported from, byte for byte, to standard output."""
    del form  # one choice so far
    from entente.commands.exporting import export_seed  # noqa: PLC0415 - as for build

    place, seeds = (folder(configured(content=content), name) for name in ("PATH", "ENTENTE_SEEDS"))
    seed = export_seed(visit, content=place, seeds=seeds)
    if isinstance(seed, Problem):
        complain([seed], place)
        sys.exit(1)
    sys.stdout.buffer.write(seed)


@main.command(epilog="\b\nExample\n  publish.py schema > visit.schema.json")
def schema() -> None:
    """Print the JSON Schema of a visit's front matter, for editors that complete and check it."""
    import json  # noqa: PLC0415 - as for build

    from entente.reading.schema import json_schema  # noqa: PLC0415

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
