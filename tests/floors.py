"""The floors of the program: which room may import which, and who may touch the disk.

Reads source text alone; ``test_floors.py`` holds the program to it:

    list(violations("entente/linking/x.py", "import os", plugins=frozenset()))
    # ["entente/linking/x.py:1: os touches the disk; only entente/files may"]
"""

import ast
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

__all__ = ["DISK_EXCEPTIONS", "MAY_IMPORT", "disk", "room_of", "violations"]

FLOOR_0 = frozenset({"domain"})
FLOOR_1 = frozenset({"reading", "registry", "linking", "freshness"})
FLOOR_2 = frozenset({"rendering", "checking"})
FLOOR_3 = frozenset({"files"})
LIBRARY = FLOOR_0 | FLOOR_1 | FLOOR_2 | FLOOR_3

MAY_IMPORT: Mapping[str, frozenset[str]] = {
    "entente": frozenset(),
    "domain": frozenset(),
    **dict.fromkeys(FLOOR_1, FLOOR_0),
    **dict.fromkeys(FLOOR_2, FLOOR_0 | FLOOR_1),
    "files": FLOOR_0,
    "pipeline": LIBRARY,
    "commands": LIBRARY | {"pipeline"},
    "plugin": LIBRARY | {"pipeline"},
    "pelicanconf.py": LIBRARY | {"pipeline", "plugin"},
    "publish.py": LIBRARY | {"pipeline", "commands", "plugin", "pelicanconf.py"},
}
"""Room → the other rooms that it may import; within itself a room is free."""

OTHERS_CODE: Mapping[str, frozenset[str]] = {
    "domain": frozenset(),
    "plugin": frozenset({"pelican", "blinker"}),
    "pelicanconf.py": frozenset(),
    "publish.py": frozenset({"pelican", "click"}),
}
"""Room → the third-party packages that it may import; other rooms any but Pelican."""

TOUCH_DISK = frozenset(
    {"fileinput", "glob", "mmap", "os", "shutil", "sqlite3", "tempfile", "zipfile"}
)
DISK_NAMES = frozenset({"open", "Path.cwd", "Path.home"})
DISK_METHODS = frozenset(
    {"chmod", "exists", "glob", "hardlink_to", "is_dir", "is_file", "is_symlink", "iterdir"}
    | {"lstat", "mkdir", "open", "read_bytes", "read_text", "rglob", "rmdir", "samefile"}
    | {"scandir", "symlink_to", "touch", "unlink", "write_bytes", "write_text"}
)
"""Of pathlib; ``replace``, ``rename``, ``resolve`` and ``walk`` are methods of others too."""

IN_THE_PACKAGE = "reads what is installed with the program, through importlib.resources"
DISK_EXCEPTIONS: Mapping[tuple[str, str], str] = {
    ("entente/pipeline/program.py", "iterdir"): IN_THE_PACKAGE,
    ("entente/pipeline/program.py", "is_dir"): IN_THE_PACKAGE,
    ("entente/pipeline/program.py", "read_bytes"): IN_THE_PACKAGE,
    ("entente/registry/gazetteer.py", "read_text"): IN_THE_PACKAGE,
    ("entente/rendering/world_map.py", "read_text"): IN_THE_PACKAGE,
    ("entente/rendering/card_fonts.py", "read_bytes"): IN_THE_PACKAGE,
    ("entente/checking/panel.py", "read_text"): IN_THE_PACKAGE,
    ("entente/commands/preview_pages.py", "read_bytes"): IN_THE_PACKAGE,
    ("entente/commands/preview_server.py", "os"): "asks for the system's name, not for a file",
    ("entente/pipeline/workforce.py", "os"): "asks how many processors there are",
    ("entente/commands/command_line.py", "os"): "the edge: asks for the environment",
    ("entente/commands/command_line.py", "Path.cwd"): "the edge: asks where the command was given",
    ("publication.py", "Path.home"): "glue: asks once who builds and hands it on",
}
"""(file, module or method) → why this file may use it outside entente/files."""

HIDING = frozenset({"__import__", "import_module", "import_string", "load_module", "exec", "eval"})
VAGUE = frozenset({"data", "helper", "helpers", "manager", "managers", "process", "util", "utils"})


@dataclass(frozen=True, slots=True)
class Import:
    """One module that a file imports."""

    module: str
    """Dotted, absolute; ``from entente import files`` is ``entente.files``."""
    line: int


def room_of(path: str) -> str:
    """Return the room of a file below plugins/, or of a file beside plugins/.

    Raises:
        LookupError: the file lies in no room of the table.

    """
    match PurePosixPath(path).parts:
        case ("publish.py" | "pelicanconf.py" as name,):
            return name
        case ("entente", "__init__.py"):
            return "entente"
        case ("entente", room, _, *_) if room in MAY_IMPORT:
            return room
        case (name,) if name.endswith(".py"):
            return "plugin"
    raise LookupError(f"{path}: lies in no room of the table")


def violations(path: str, source: str, *, plugins: frozenset[str]) -> Iterator[str]:
    """Yield each sentence that can be held against one file.

    Args:
        path: below plugins/, with forward slashes; or publish.py, pelicanconf.py.
        source: its text.
        plugins: names of the modules that are plugins.

    Raises:
        LookupError: the file lies in no room of the table.

    """
    room, parsed = room_of(path), ast.parse(source)
    for each in imports(path, parsed):
        if what := forbidden(room, each.module, plugins):
            yield f"{path}:{each.line}: {what}"
    for line, what in hidden(parsed):
        yield f"{path}:{line}: {what}"
    if room not in {"files", "publish.py", "pelicanconf.py"}:
        for line, word in disk(parsed):
            if (path, word) not in DISK_EXCEPTIONS:
                yield f"{path}:{line}: {word} touches the disk; only entente/files may"
    if vague := VAGUE & set(PurePosixPath(path).with_suffix("").parts):
        yield f"{path}:1: {', '.join(vague)} says nothing: name it for what it does"


def imports(path: str, parsed: ast.Module) -> Iterator[Import]:
    """Yield every import of a file, wherever in it."""
    package = PurePosixPath(path).parent.parts
    for node in ast.walk(parsed):
        if isinstance(node, ast.Import):
            yield from (Import(name.name, node.lineno) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join([*above, *([node.module] if node.module else [])])
            # What is imported from a package may be a room or a module of it.
            deep = stem == "entente" or not node.module
            for name in node.names:
                yield Import(f"{stem}.{name.name}" if deep else stem, node.lineno)


def forbidden(room: str, module: str, plugins: frozenset[str]) -> str:
    """Return what an import does wrong; empty where it is allowed."""
    top, _, rest = module.partition(".")
    if top == "entente":
        target = rest.partition(".")[0]
    elif top in {"publish", "pelicanconf"}:
        target = f"{top}.py"
    elif top in sys.stdlib_module_names:
        return ""
    elif top in plugins:
        target = "plugin"
    else:
        allowed = OTHERS_CODE.get(room)
        refused = top == "pelican" if allowed is None else top not in allowed
        return f"{room} may not import {top}" if refused else ""
    fine = target in MAY_IMPORT[room] or (target == room and room != "plugin")
    return "" if fine else f"{room} may not import {module}"


def hidden(parsed: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield what would hide an import from this reader."""
    for node in ast.walk(parsed):
        if isinstance(node, ast.Name | ast.Attribute | ast.alias) and word(node) == "TYPE_CHECKING":
            yield node.lineno, "TYPE_CHECKING hides a cycle: the type is on the wrong floor"
        elif isinstance(node, ast.Call) and (called := word(node.func)) in HIDING:
            yield node.lineno, f"{called} hides what is imported"


def disk(parsed: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield each module and each call that touches the disk."""
    for node in ast.walk(parsed):
        if isinstance(node, ast.Import):
            tops = [name.name.partition(".")[0] for name in node.names]
            yield from ((node.lineno, top) for top in tops if top in TOUCH_DISK)
        elif isinstance(node, ast.ImportFrom):
            top = str(node.module).partition(".")[0]
            if top in TOUCH_DISK:
                yield node.lineno, top
        elif isinstance(node, ast.Call):
            whole, named = ast.unparse(node.func), word(node.func)
            method = isinstance(node.func, ast.Attribute)
            if whole in DISK_NAMES:
                yield node.lineno, whole
            elif method and named in DISK_METHODS:
                yield node.lineno, named


def word(node: ast.AST) -> str:
    """Return the name that a node is, or ends in; empty where it is none."""
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.alias):
        return node.name
    return node.id if isinstance(node, ast.Name) else ""
