"""Who changed a field: what only one changed is settled, what both changed is left open."""

from hypothesis import given
from hypothesis import strategies as st

from statusplanos.web.merging import UNKNOWN, Side, side

VALUE = st.sampled_from(["", "1", "2", "3", True, False])


def slowly(before, theirs, mine) -> Side:
    """The rule told one case after the other."""
    they_changed, i_changed = theirs != before, mine != before
    if they_changed and i_changed:
        return Side.ALIKE if theirs == mine else Side.BOTH
    if they_changed:
        return Side.THEIRS
    return Side.MINE if i_changed else Side.NOBODY


@given(VALUE, VALUE, VALUE)
def test_does_what_the_rule_says(before, theirs, mine):
    assert side(before, theirs, mine) is slowly(before, theirs, mine)


@given(VALUE, VALUE)
def test_what_nobody_knows_any_more_is_never_settled(theirs, mine):
    expected = Side.NOBODY if theirs == mine else Side.BOTH
    assert side(UNKNOWN, theirs, mine) == expected
