"""Problems of every code with any place and any texts, for tests of what holds for all of them."""

from hypothesis import strategies as st

from entente.domain.problem import Code, Place, Problem

PLACES = st.builds(
    Place, st.text(max_size=30), st.integers(0, 5), st.integers(0, 300), st.integers(0, 300)
)
PROBLEMS = st.lists(
    st.builds(Problem, st.sampled_from(Code), PLACES, st.text(max_size=40), st.text(max_size=40)),
    max_size=30,
)
