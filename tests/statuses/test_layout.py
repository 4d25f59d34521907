"""The map's drawing: held against a slow, plain look at every pair of lines and boxes."""

import re
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from statusplanos.statuses.chart import layout

HEIGHT = 74
STEPS = 23


@some.composite
def registers(draw):
    """Statuses that each lead to at most one other, and which of them are left by choice."""
    size = draw(some.integers(1, 40))
    targets = {}
    for number in range(size):
        target = draw(some.none() | some.integers(0, size - 1))
        targets[number] = None if target == number else target
    return targets, draw(some.sets(some.integers(0, size - 1)))


def points(path):
    """The path as a fine polyline."""
    line, here = [], (0.0, 0.0)
    for letter, text in re.findall(r"([MHVQC])([^MHVQC]*)", path):
        numbers = [float(number) for number in text.split()]
        if letter in "HV":
            here = (numbers[0], here[1]) if letter == "H" else (here[0], numbers[0])
            line.append(here)
            continue
        handles = (
            [here, *zip(numbers[::2], numbers[1::2], strict=True)] if letter != "M" else [tuple(numbers)]
        )
        line += [bent(handles, step / STEPS) for step in range(STEPS + 1)] if letter != "M" else handles
        here = handles[-1]
    return line


def bent(handles, part):
    """De Casteljau's point of a curve."""
    while len(handles) > 1:
        handles = [(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part) for a, b in pairwise(handles)]
    return handles[0]


def side(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def cross(one, other):
    """Whether two polylines properly cross (touching at an arrow's head is no crossing)."""
    mine, theirs = (list(pairwise(line)) for line in (one, other))
    return any(
        side(a, b, c) * side(a, b, d) < -1e-6 and side(c, d, a) * side(c, d, b) < -1e-6
        for a, b in mine
        for c, d in theirs
    )


def inside(point, box):
    return box.x < point[0] < box.x + box.width and box.y < point[1] < box.y + box.height


def crossings(drawing):
    lines = [points(arrow.path) for arrow in drawing.arrows]
    return sum(cross(one, other) for one, other in combinations(lines, 2))


def overlaps(one, other, space=0):
    across = one.x < other.x + other.width + space and other.x < one.x + one.width + space
    return across and one.y < other.y + other.height + space and other.y < one.y + one.height + space


@settings(max_examples=200, deadline=None)
@given(registers())
def test_no_arrow_ever_crosses_another_or_runs_through_a_box(register):
    targets, weak = register
    drawing = layout.draw(targets, weak, height=HEIGHT)
    assert {(arrow.source, arrow.target) for arrow in drawing.arrows} == {
        (source, target) for source, target in targets.items() if target is not None
    }
    assert crossings(drawing) == 0
    through = [
        (arrow, number)
        for arrow in drawing.arrows
        for number, box in drawing.boxes.items()
        if any(inside(point, box) for point in points(arrow.path))
    ]
    assert through == []


@given(registers())
def test_boxes_keep_apart_and_everything_lies_within_the_picture(register):
    targets, weak = register
    drawing = layout.draw(targets, weak, height=HEIGHT)
    assert set(drawing.boxes) == set(targets)
    assert not any(
        overlaps(*pair, space=layout.SPACE - 1) for pair in combinations(drawing.boxes.values(), 2)
    )
    for box in drawing.boxes.values():
        assert 0 <= box.x <= drawing.width - box.width
        assert 0 <= box.y <= drawing.height - box.height
    for x, y in (point for arrow in drawing.arrows for point in points(arrow.path)):
        assert 0 <= x <= drawing.width
        assert 0 <= y <= drawing.height


@given(registers())
def test_the_same_register_is_drawn_the_same(register):
    assert layout.draw(*register) == layout.draw(*register)


@given(registers())
def test_arrows_run_to_the_right_but_for_the_one_that_closes_a_ring(register):
    targets, weak = register
    drawing = layout.draw(targets, weak)
    back = [one for one in drawing.arrows if drawing.boxes[one.target].x < drawing.boxes[one.source].x]
    for arrow in back:
        here, ring = arrow.target, [arrow.source]
        while here != arrow.source:
            ring.append(here)
            here = targets[here]
        assert arrow.source in weak or not weak & set(ring)
    for arrow in drawing.arrows:
        if arrow not in back:
            step = drawing.boxes[arrow.target].x - drawing.boxes[arrow.source].x
            assert step == layout.WIDTH + layout.GAP


def test_a_crossing_would_be_seen():
    assert cross(points("M0 0C50 0 50 100 100 100"), points("M0 100C50 100 50 0 100 0"))


def test_a_very_long_chain_is_drawn_too():
    chain = {number: number + 1 for number in range(3000)} | {3000: None}
    assert len(layout.draw(chain).arrows) == 3000
