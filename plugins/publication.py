"""Publication: all or nothing. A build writes to a stage, which takes the output's place when done.

Pelican is given the stage for its output path before any generator is made, so that whatever it
writes itself (the theme's static files) is staged too. An exception anywhere leaves the published
site as it was.
"""

import atexit
import sys
from pathlib import Path
from typing import Any

from blinker import signal
from pelican import signals

from entente.files.stage import OutputRefusedError, Stage, refusal

REPOSITORY = Path(__file__).resolve().parents[1]
"""Where the program is: never the output, wherever the build is started."""


def open_stage(pelican: Any) -> None:  # noqa: ANN401 - Pelican has no types
    """Send Pelican's output to a stage, if the output is a folder that may be replaced."""
    output = Path(pelican.output_path)
    why = refusal(output, content=Path(pelican.path), root=REPOSITORY, home=Path.home())
    if why:
        raise OutputRefusedError(f"{why}: choose another folder with --output")
    stage = Stage(output)
    atexit.register(stage.discard)
    pelican.settings["ENTENTE_STAGE"] = stage
    pelican.settings["OUTPUT_PATH"] = pelican.output_path = str(stage.root)


def publish(pelican: Any) -> None:  # noqa: ANN401 - Pelican has no types
    """Put the stage in the place of the output and say what was done.

    ``entente_staged`` goes out first, for features that look at the finished site; one that raises
    an exception keeps it from being published.
    """
    stage: Stage = pelican.settings["ENTENTE_STAGE"]
    signal("entente_staged").send(pelican, stage=stage)
    removed = stage.publish()
    atexit.unregister(stage.discard)
    sys.stderr.write(
        f"{stage.output}: {len(stage.records)} files, {stage.kept} of them as they were, "
        f"{len(removed)} removed\n"
    )


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(open_stage)
    signals.finalized.connect(publish)
