"""Publication: all or nothing. A build writes to a stage, which takes the output's place when done.

Pelican is given the stage for its output path before any generator is made, so that whatever it or
another plugin writes is staged too. An exception anywhere leaves the published site as it was.
"""

import atexit
import sys
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from blinker import signal
from pelican import signals

from entente.files.manifest import mark_of
from entente.files.refusals import OutputRefusedError, refusal
from entente.files.stage import Stage, leave_nothing
from entente.pipeline.inputs import Inputs
from entente.pipeline.memory import give_back
from entente.pipeline.plates import Plates, read_plates
from entente.pipeline.produced import Produced, summary
from entente.pipeline.telling import WAITING
from entente.pipeline.theme_files import put_theme_files

REPOSITORY = Path(__file__).resolve().parents[1]
"""Where the program is: never the output, wherever the build is started."""
PROGRAM = ("plugins", "themes", "tests")
"""Folders of the repository that hold no site."""


def open_stage(pelican: Any) -> None:  # noqa: ANN401 - Pelican has no types
    """Send Pelican's output to a stage, if the output is a folder that may be replaced."""
    output = Path(pelican.output_path)
    given = pelican.settings
    given["ENTENTE_BEGUN"] = monotonic()
    sources = [Path(each) for each in (pelican.path, given["ENTENTE_SEEDS"], given["THEME"])]
    sources += [REPOSITORY / name for name in PROGRAM]
    why = refusal(output, sources=sources, root=REPOSITORY, home=Path.home())
    if why:
        raise OutputRefusedError(f"{why}: choose another folder with --output")
    stage = Stage(output, lambda: say(WAITING.format(output)))
    atexit.register(stage.discard)
    pelican.settings["ENTENTE_STAGE"] = stage
    # Ours to publish: see put_theme_files.
    pelican.settings["THEME_STATIC_PATHS"] = []
    pelican.settings["OUTPUT_PATH"] = pelican.output_path = str(stage.root)


def publish(pelican: Any) -> None:  # noqa: ANN401 - Pelican has no types
    """Put the stage in the place of the output and say what was done.

    ``entente_staged`` goes out first, for features that look at the finished site; one that raises
    an exception keeps it from being published.
    """
    given = pelican.settings
    stage: Stage = given["ENTENTE_STAGE"]
    put_theme_files(Path(given["THEME"]), stage, folder=given["THEME_STATIC_DIR"])
    signal("entente_staged").send(pelican, stage=stage)
    inputs: Inputs | None = given.get("ENTENTE_INPUTS")
    made_from = inputs.hash if inputs and inputs.settled else ""
    note = given.get("ENTENTE_NOTE", "")
    leave = partial(leave_plates, stage, given) if made_from else leave_nothing
    # Nothing is left to be done by others, and plates take room too.
    given["ENTENTE_WORKFORCE"].dismiss()
    give_back()
    removed = stage.publish(made_from, note, leave)
    atexit.unregister(stage.discard)
    produced: Produced = given["ENTENTE_PRODUCED"]
    problems: int = given["ENTENTE_PROBLEMS"]
    seconds = monotonic() - given["ENTENTE_BEGUN"]
    say(f"{stage.output}: {summary(produced, len(removed), problems, seconds)}")


def leave_plates(stage: Stage, given: dict[str, Any], manifest: str) -> None:
    """Leave what the next build needs to exchange a text in what was just published."""
    place = stage.anteroom.plates
    former = read_plates(place)
    if former and former.common.manifest.encode() != mark_of(stage.manifest):
        former = None
    plates: Plates = given["ENTENTE_PLATES"](
        given["ENTENTE_INPUTS"],
        manifest=manifest,
        note=given.get("ENTENTE_NOTE", ""),
        former=former,
    )
    plates.write(place)


def say(line: str) -> None:
    """Tell whoever runs the build."""
    sys.stderr.write(f"{line}\n")


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(open_stage)
    signals.finalized.connect(publish)
