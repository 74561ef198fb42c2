#!/usr/bin/env python3
"""Entente's command line: options to settings, settings to Pelican, and an exit status.

Exit status: 0 done, 1 content has errors and nothing was published, 2 wrong usage.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "plugins"))

import click  # noqa: E402 - the library is found once its folder is on the path

CONFIGURATION = ROOT / "pelicanconf.py"
SETTINGS = {
    "content": "PATH",
    "output": "OUTPUT_PATH",
    "base_url": "SITEURL",
    "as_of": "ENTENTE_AS_OF",
    "drafts": "ENTENTE_DRAFTS",
    "fresh": "ENTENTE_FRESH",
    "explain": "ENTENTE_EXPLAIN",
}
"""Option of the command line → setting that it stands in for."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn digests of diplomatic visits into a cross-linked static site."""


@main.command()
@click.option("--content", type=click.Path(exists=True, file_okay=False), help="Folder of sources.")
@click.option("--output", type=click.Path(file_okay=False), help="Folder to publish to.")
@click.option("--base-url", help="Where the site will be: https://who.github.io/repo")
@click.option("--as-of", metavar="DATE", help="Day on which coming visits end, as 2026-11-23.")
@click.option("--drafts", is_flag=True, help="Build digests marked as drafts too.")
@click.option("--fresh", is_flag=True, help="Make every page again.")
@click.option("--explain", is_flag=True, help="Say of every page that is made again why.")
def build(**options: str | bool | None) -> None:
    """Build the whole site and publish it to the output folder, all or nothing."""
    from pelican import Pelican  # noqa: PLC0415 - the other commands start without it
    from pelican.settings import read_settings  # noqa: PLC0415

    given = {SETTINGS[name]: value for name, value in options.items() if value}
    try:
        Pelican(read_settings(str(CONFIGURATION), override=given)).run()
    except Exception as error:
        status = getattr(error, "exitcode", None)
        if status is None:
            raise
        click.echo(str(error), err=True)
        sys.exit(status)


if __name__ == "__main__":
    main()
