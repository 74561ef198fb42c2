"""What counts as a small mistake, and that each leaves a module that Python takes."""

import ast
from pathlib import Path

import pytest

from tests.mutations import mutants_of

CODE = Path(__file__).resolve().parents[1] / "plugins/entente"


@pytest.mark.parametrize(
    ("line", "mistakes"),
    [
        ("x < 3", ["x <= 3", "x >= 3", "4"]),
        ("a and not b", ["a or not b", "b"]),
        ("a + b", ["a - b"]),
        ("flag = True", ["False"]),
        ("name = 'a'", ["''"]),
        ("name = ''", ["'?'"]),
        ("mark = b'a'", ["b''"]),
        ("sorted(a, key=b)", ["list(a)", "pass"]),
        ("a.startswith(b)", ["a.endswith(b)", "pass"]),
        ("a if b else c", ["c if b else a", "pass"]),
        ("a.b = c", ["pass"]),
        ("a += b", ["pass"]),
        ("raise Wrong", ["pass"]),
        ("a: int", []),
        ("'''A docstring.'''", []),
        ("__all__ = ['a']", []),
        ("import a", []),
        ("a = f'{b + c}'", []),
    ],
)
def test_mistakes_of_a_line(line: str, mistakes: list[str]) -> None:
    shown = [mutant.shown.split(" → ")[1] for mutant in mutants_of(line)]
    assert sorted(set(shown) - {"pass"}) == sorted(set(mistakes) - {"pass"})


@pytest.mark.parametrize("module", sorted(CODE.glob("reading/*.py")), ids=lambda path: path.stem)
def test_every_mutant_of_our_own_code_compiles_and_differs(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    whole = ast.dump(ast.parse(source))
    for mutant in mutants_of(source)[::7]:
        assert ast.dump(ast.parse(mutant.source)) != whole, mutant.shown
