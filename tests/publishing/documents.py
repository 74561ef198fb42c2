"""The commands that the documents show, followed as a reader would type them.

Every fenced block marked ``sh`` is taken line by line, in the folder to which the lines before have
led. A stranger's part is played here: what is typed at a prompt, what is written in an editor, the
address of the repository, Ctrl+C::

    reader = Reader(clone, git=tmp_path / "origin.git")
    reader.follow("make check     # sets everything up")
"""

import os
import re
import shlex
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from time import monotonic
from urllib.request import urlopen

from tests.commands.terminals import at_terminal
from tests.publishing.clones import Clone, environment, lend
from tests.repositories import PROJECT

__all__ = ["DOCUMENTS", "Reader", "blocks", "commands_within", "lines_of", "local_links"]

DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    ".github/site-owner.md",
    ".github/SECURITY.md",
    "plugins/README.md",
    "themes/README.md",
    "benchmarks/README.md",
)
FENCE = re.compile(r"^( *)```sh\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
REPOSITORY = "https://github.com/YOU/YOUR-SITE.git"
LASTING = re.compile(r"^make (test|coverage|bench|mutants)\b")
"""These take minutes or hours: it is enough that make knows what to do."""
THOUSANDS = re.compile(r"\b\d+000\b")
SERVES = re.compile(r"(make serve|publish\.py serve)")
ASKS = re.compile(r"publish\.py new visit$")
SECONDS = 60
AT_THE_PROMPTS = (
    ("Leader, who travels", "Fumio Kishida"),
    ("another leader", ""),
    ("From, the country", "Japan"),
    ("To, the host country", "Germany"),
    ("Dates, first", "2024-07-12"),
    ("Place", "Berlin"),
    ("Kind of visit", "official"),
    ("Topic", ""),
    ("Title of the digest", "Kishida in Berlin"),
    ("Source, its web address", ""),
    ("Published", "2024-07-13"),
)
IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Author"), ("EMAIL", "author@desk.example"))
}


def blocks(document: str) -> list[str]:
    """Return the scripts that a document shows, without their indentation."""
    text = (PROJECT / document).read_text(encoding="utf-8")
    return [dedent(block) for _, block in FENCE.findall(text)]


def lines_of(block: str) -> list[str]:
    """Return the commands of a script, without comments and blank lines."""
    bare = (re.sub(r"(^|\s)#.*", "", line).strip() for line in block.splitlines())
    return [line for line in bare if line]


@dataclass(slots=True)
class Reader:
    """Someone who types what the documents show."""

    clone: Clone
    """Where they begin; another after ``cd``."""
    git: Path
    """The repository that stands for the reader's own on GitHub."""
    lent: bool = True
    """Whether a new clone gets the environment of the tests."""

    def follow(self, line: str) -> None:
        """Type one line, and see that it does what it says."""
        if line.startswith("cd "):
            self.clone = Clone(self.clone.root / line.removeprefix("cd "))
        elif SERVES.search(line):
            self.serve(line)
        elif ASKS.search(line):
            self.answer(line)
        else:
            self.run(line)

    def run(self, line: str) -> None:
        """Run a command to its end."""
        line = LASTING.sub(r"make --dry-run \1", line)
        if "benchmarks/" in line:
            line = THOUSANDS.sub("20", line)
        typed = line.replace(REPOSITORY, str(self.git))
        ran = self.clone.sh(typed, env=IDENTITY)
        assert ran.returncode == 0, f"{line}\n{ran.stdout}{ran.stderr}"
        if typed != line and self.lent:
            lend(self.clone.root / self.git.stem / ".venv")
        if "new visit" in line:
            self.write(ran.stdout.strip())

    def write(self, file: str) -> None:
        """Write the text of a digest in an editor."""
        path = self.clone.root / file
        text = path.read_text(encoding="utf-8").replace("draft: true\n", "")
        head = text.rpartition("---\n")[0]
        path.write_text(f"{head}---\n\nThe two spoke of trade.\n", encoding="utf-8")

    def answer(self, line: str) -> None:
        """Answer what a command asks."""
        command = ["bash", "-c", line]
        with at_terminal(command, cwd=self.clone.root, env=environment({})) as terminal:
            for prompt, typed in AT_THE_PROMPTS:
                terminal.until(prompt)
                terminal.type(f"{typed}\r")
            shown = terminal.rest()
        assert terminal.process.returncode == 0, shown

    def serve(self, line: str) -> None:
        """Start a preview, look at it, and stop it with Ctrl+C."""
        process = subprocess.Popen(
            ["bash", "-c", f"exec {at_any_port(line)}"],
            cwd=self.clone.root,
            env=environment({}),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
        )
        try:
            page = urlopen(address_in(process)).read()  # noqa: S310 - our own preview
            assert b"<title>" in page
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.communicate(timeout=SECONDS)


def at_any_port(line: str) -> str:
    """Return a command with a port that is free, whatever else runs on this machine."""
    if "ARGS=" in line:
        return line.replace('ARGS="', 'ARGS="--port 0 ')
    return f'{line} ARGS="--port 0"' if line.startswith("make") else f"{line} --port 0"


def address_in(process: subprocess.Popen[str]) -> str:
    """Return the address that a preview says it is at."""
    assert process.stderr is not None
    deadline, said = monotonic() + SECONDS, list[str]()
    for line in process.stderr:
        said.append(line)
        if found := re.search(r"http://\S+/", line):
            return found[0]
        assert monotonic() < deadline
    raise AssertionError("".join(said))


def commands_within(document: str) -> Iterator[list[str]]:
    """Yield the words of every command that stands in a sentence or a table of a document."""
    text = FENCE.sub("", (PROJECT / document).read_text(encoding="utf-8"))
    for code in re.findall(r"`([^`\n]+)`", text):
        command = code.removeprefix(".venv/bin/")
        if command.startswith(("make ", "python ", "publish.py ")):
            yield shlex.split(command)


def local_links(document: str) -> Iterator[str]:
    """Yield every file of the repository that a document links to or shows, from its root."""
    text = (PROJECT / document).read_text(encoding="utf-8")
    folder = Path(document).parent
    for address in re.findall(r"\]\(([^)#\s]+)\)", text):
        if "://" not in address:
            yield os.path.normpath(folder / address)
