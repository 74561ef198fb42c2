"""Fuzzing by coverage: atheris mutates the cases and keeps what reaches code that nothing reached.

    python -m tests.fuzzing.guided FIGURES CORPUS -max_total_time=60

Its options are those of libFuzzer. The first byte of an input says which kind of document it is.
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["entente.reading", "markdown", "frontmatter"]):
    from tests.fuzzing.target import CASES, KINDS, Judge


def main(figures: str, *options: str) -> None:
    """Fuzz until libFuzzer ends the process."""
    judge = Judge(CASES, Path(figures))

    def one(content: bytes) -> None:
        if content:
            judge(KINDS[content[0] % len(KINDS)], content[1:])

    atheris.Setup([sys.argv[0], *options], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
