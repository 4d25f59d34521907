"""How a floor above tells one below what it cannot know."""

import pytest

from statusplanos.hooks import Many, One


def test_many_come_in_the_order_in_which_they_were_provided_each_once():
    hook: Many[str] = Many()
    for given in ("second", "first", "second"):
        hook.provide(given)
    assert list(hook) == ["second", "first"]


def test_one_of_many_is_found_by_its_name():
    hook: Many[str] = Many()
    hook.provide("three failed", name="messages")
    assert (hook.named("messages"), hook.named("customers")) == ("three failed", None)


def test_of_two_with_one_name_the_later_counts():
    hook: Many[str] = Many()
    hook.provide("earlier", name="messages")
    hook.provide("later", name="messages")
    assert list(hook) == ["later"]


def test_what_one_module_provides_may_be_missing_where_the_floor_can_do_without():
    hook: One[str] = One()
    assert hook.get() is None
    hook.provide("Serra Fibra")
    assert hook.get() == hook.require() == "Serra Fibra"


def test_what_must_be_there_is_not_missing_in_silence():
    with pytest.raises(LookupError):
        One().require()


def test_what_is_provided_stays_what_it_was_so_that_it_can_be_a_decorator():
    one, many = One(), Many()

    @one.provide
    @many.provide
    def name() -> str:
        return "Serra Fibra"

    assert name() == "Serra Fibra"
    assert (one.get(), list(many)) == (name, [name])
