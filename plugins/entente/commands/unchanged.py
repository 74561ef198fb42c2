"""A build that has nothing to do: told by the seal of the published site, and said in one line.

It costs reading every file of the content once, and nothing that builds is even loaded::

    if reported_unchanged(output, inputs, content, say, colour=False):
        return
"""

from collections.abc import Callable
from pathlib import Path

from entente.files.seal import unbroken
from entente.pipeline.inputs import Inputs

__all__ = ["reported_unchanged"]


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
        from entente.checking.terminal import text_report  # noqa: PLC0415 - there is seldom need
        from entente.freshness.notation import problems_of  # noqa: PLC0415
        from entente.pipeline.assembly import lines_of  # noqa: PLC0415

        say(f"{text_report(problems_of(note.encode()), lines_of(content), colour=colour)}\n")
    say(f"{output}: nothing has changed since it was published\n")
    return True
