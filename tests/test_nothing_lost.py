"""Every source is published or reported: whatever files there are, there is no third outcome."""

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entente.pipeline.assembly import assemble, sources_in
from entente.pipeline.configuration import settings_from

CASES = sorted((Path(__file__).parent / "reading" / "cases").glob("*.md"))
PLACES = ("visits/2024/{}.md", "visits/2024/{}/index.md", "leaders/{}.md", "notes/{}.md", "{}.md")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(
        st.tuples(st.sampled_from(PLACES), st.sampled_from(["a", "b-1", "B", "con", "2024"])),
        st.sampled_from(CASES),
        min_size=1,
        max_size=8,
    )
)
def test_every_file_is_published_or_reported(
    tmp_path_factory: object, files: dict[tuple[str, str], Path]
) -> None:
    content = tmp_path_factory.mktemp("run") / "content"  # type: ignore[attr-defined]  # pytest's
    for (place, name), case in files.items():
        path = content / place.format(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(case.read_bytes())
    listed = sources_in(content, content.parent / "seeds")
    assembly = assemble(listed, settings_from({"ENTENTE_DRAFTS": True}))
    published = {digest.places.file for digest in assembly.site.digests}
    reported = {problem.place.file for problem in assembly.problems}
    there = {f"content/{path.relative_to(content).as_posix()}" for path in content.rglob("*.md")}
    assert there <= published | reported
    assert len(listed.files) == len(there)


def test_two_pictures_that_some_systems_take_for_one_are_reported(tmp_path: Path) -> None:
    folder = tmp_path / "content/visits/2024/a"
    folder.mkdir(parents=True)
    case = next(case for case in CASES if case.stem == "right-tour-in-block-form")
    (folder / "index.md").write_bytes(case.read_bytes())
    for name in ("P.png", "q.png"):
        (folder / name).touch()
    listed = sources_in(tmp_path / "content", tmp_path / "seeds")
    assert assemble(listed, settings_from({})).errors == ()
    again = tuple((path.replace("q.png", "p.png"), place) for path, place in listed.files)
    (found,) = assemble(replace(listed, files=again), settings_from({})).errors
    assert (found.code, found.place.file) == ("E401", "content/visits/2024/a/p.png")
