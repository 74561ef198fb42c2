"""A build that has nothing to do: told by the seal of the published site, and said in one line.

It costs reading every file of the content once, and nothing that builds is even loaded::

    if reported_unchanged(output, inputs, content, say, colour=False):
        return
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from entente.domain.problem import Problem
from entente.files.seal import unbroken
from entente.pipeline.inputs import Inputs

__all__ = ["reported_unchanged", "warn"]


def reported_unchanged(
    output: Path, inputs: Inputs, content: Path, say: Callable[[str], None], *, colour: bool
) -> bool:
    """Whether the published site is what would be built; if so, say it and repeat its warnings.

    Args:
        output: where the site is published; it may be absent.
        inputs: what would be built from.
        content: the folder from whose parent problems name their files.
        say: writes to standard error.
        colour: whether that takes colours.

    """
    note = unbroken(output, inputs.hash)
    if note is None:
        return False
    if note:
        from entente.freshness.notation import problems_in  # noqa: PLC0415 - there is seldom need

        warn(problems_in(note), content, say, colour=colour)
    say(f"{output}: nothing has changed since it was published\n")
    return True


def warn(
    problems: Sequence[Problem], content: Path, say: Callable[[str], None], *, colour: bool
) -> None:
    """Say what is wrong, if anything is.

    Args:
        problems: that the published site has.
        content: as in ``reported_unchanged``.
        say: the same.
        colour: the same.

    """
    if not problems:
        return
    from entente.checking.terminal import text_report  # noqa: PLC0415 - there is seldom need
    from entente.pipeline.assembly import lines_of  # noqa: PLC0415

    say(f"{text_report(problems, lines_of(content), colour=colour)}\n")
