"""The three-way merge: what only one changed is kept, what both changed is left open."""

from hypothesis import given
from hypothesis import strategies as st

from statusplanos.web.merging import UNKNOWN, Side, merge, side

NAMES = ("a", "b", "c")
VALUE = st.sampled_from(["", "1", "2", "3", True, False])
VERSION = st.fixed_dictionaries(dict.fromkeys(NAMES, VALUE))


def slowly(before, theirs, mine):
    """The rule told one case after the other."""
    settled, left = {}, set()
    for name in NAMES:
        they_changed, i_changed = theirs[name] != before[name], mine[name] != before[name]
        if they_changed and i_changed and theirs[name] != mine[name]:
            left.add(name)
        elif they_changed:
            settled[name] = theirs[name]
        elif i_changed:
            settled[name] = mine[name]
        else:
            settled[name] = before[name]
    return settled, left


@given(VERSION, VERSION, VERSION)
def test_does_what_the_rule_says(before, theirs, mine):
    assert merge(before, theirs, mine) == slowly(before, theirs, mine)


@given(VERSION, VERSION)
def test_keeps_everything_where_only_one_edited(before, edited):
    assert merge(before, before, edited) == (edited, set())
    assert merge(before, edited, before) == (edited, set())
    assert merge(before, edited, edited) == (edited, set())


@given(VERSION, VERSION, VERSION)
def test_does_not_depend_on_who_comes_first(before, theirs, mine):
    assert merge(before, theirs, mine) == merge(before, mine, theirs)


@given(VERSION, VERSION, VERSION)
def test_never_invents_and_never_drops_a_name(before, theirs, mine):
    settled, left = merge(before, theirs, mine)
    assert settled.keys() | left == set(NAMES)
    assert not settled.keys() & left
    assert all(value in (theirs[name], mine[name]) for name, value in settled.items())


@given(VERSION, VERSION, VERSION)
def test_a_second_merge_with_the_stored_version_changes_nothing(before, theirs, mine):
    """What was chosen is held against what is stored now: all of it is then mine."""
    settled, left = merge(before, theirs, mine)
    chosen = {**settled, **{name: mine[name] for name in left}}
    assert merge(theirs, theirs, chosen) == (chosen, set())


@given(VALUE, VALUE)
def test_what_nobody_knows_any_more_is_never_settled(theirs, mine):
    expected = Side.NOBODY if theirs == mine else Side.BOTH
    assert side(UNKNOWN, theirs, mine) == expected
