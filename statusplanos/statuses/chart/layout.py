"""Where boxes and arrows of the map stand, in pixels. Pure: numbers in, numbers out, the same each time.

Each box has at most one arrow out. Without one arrow of each ring, what hangs together is a tree that runs
to the right into its root, and a tree can be drawn without a crossing: every box in the column left of its
target's, subtrees on rows of their own. A ring runs along the top of its tree, so that the arrow that
closes it passes above everything.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

WIDTH = 216
GAP, SPACE = 108, 20
"""Between columns (room for an arrow and its days) and between rows."""
LANE = 34
"""Above a tree whose ring is closed there."""
EDGE = 2
BAND = 3
"""Small trees share a band of so many columns, which a desk shows without scrolling."""
ROUND = 10


@dataclass(frozen=True)
class Box:
    """A box by its upper left corner."""

    x: int
    y: int
    height: int
    width: int = WIDTH


@dataclass(frozen=True)
class Arrow:
    """From a box to another: ``path`` is an SVG path, ``label`` the middle of what is written on it."""

    source: int
    target: int
    path: str
    label: tuple[int, int]


@dataclass(frozen=True)
class Drawing:
    width: int
    height: int
    boxes: Mapping[int, Box]
    arrows: list[Arrow]


@dataclass
class _Tree:
    """Boxes by column and row, from the tree's own corner; ``closed`` by an arrow from its root."""

    cells: dict[int, tuple[int, int]]
    columns: int
    rows: int
    closed: bool


def draw(targets: Mapping[int, int | None], weak: Collection[int] = (), *, height: int = 74) -> Drawing:
    """The map of boxes that each lead to at most one of them. Rings are opened at a ``weak`` one's arrow."""
    known = {number: target if target in targets else None for number, target in targets.items()}
    opened = {_opening(ring, known, weak) for ring in _rings(known)}
    trees = _trees(known, opened)
    boxes, width, height = _placed(trees, height)
    arrows = [
        _closing(boxes, trees, source, target) if source in opened else _forward(boxes, source, target)
        for source, target in known.items()
        if target is not None
    ]
    return Drawing(width, height, boxes, arrows)


def _rings(targets: Mapping[int, int | None]) -> Iterator[list[int]]:
    done: set[int] = set()
    for start in targets:
        walk: list[int] = []
        here: int | None = start
        while here is not None and here not in done:
            done.add(here)
            walk.append(here)
            here = targets[here]
        if here in walk:
            yield walk[walk.index(here) :]


def _opening(ring: list[int], targets: Mapping[int, int | None], weak: Collection[int]) -> int:
    """Whose arrow closes the ring: a weak one, then one that leads to where others come in from outside."""
    order = list(targets)

    def preference(number: int) -> tuple[bool, int, int]:
        entries = sum(target == targets[number] for source, target in targets.items() if source not in ring)
        return number not in weak, -entries, order.index(number)

    return min(ring, key=preference)


def _trees(targets: Mapping[int, int | None], opened: Collection[int]) -> list[_Tree]:
    """The biggest first; boxes that stand alone come last."""
    before: dict[int, list[int]] = {number: [] for number in targets}
    for number, target in targets.items():
        if target is not None and number not in opened:
            before[target].append(number)
    roots = [number for number, target in targets.items() if target is None or number in opened]
    found = [_tree(root, before, _ring_of(root, targets, opened)) for root in roots]
    return sorted(found, key=lambda tree: -len(tree.cells))


def _ring_of(root: int, targets: Mapping[int, int | None], opened: Collection[int]) -> list[int]:
    if root not in opened:
        return []
    ring, here = [root], targets[root]
    while here is not None and here != root:
        ring.append(here)
        here = targets[here]
    return ring


def _tree(root: int, before: Mapping[int, list[int]], ring: Collection[int]) -> _Tree:
    """A box stands on the row of the first that leads to it: one of the ring, then the longest way."""
    away = _distances(root, before)
    longest = dict.fromkeys(away, 1)
    for number in reversed(list(away)):
        for source in before[number]:
            longest[number] = max(longest[number], longest[source] + 1)
    cells: dict[int, tuple[int, int]] = {}
    columns, row, waiting = longest[root], 0, [(root, False)]
    while waiting:
        number, below = waiting.pop()
        row += below
        cells[number] = (columns - 1 - away[number], row)
        sources = sorted(before[number], key=lambda one: (one not in ring, -longest[one]))
        waiting += [(source, source is not sources[0]) for source in reversed(sources)]
    return _Tree(cells, columns, row + 1, bool(ring))


def _distances(root: int, before: Mapping[int, list[int]]) -> dict[int, int]:
    """How many steps each box of the tree is from its root, the nearest first."""
    away = {root: 0}
    for number in (queue := [root]):
        for source in before[number]:
            away[source] = away[number] + 1
            queue.append(source)
    return away


def _placed(trees: Iterable[_Tree], height: int) -> tuple[dict[int, Box], int, int]:
    """The trees side by side while they fit into a band, below each other otherwise."""
    boxes: dict[int, Box] = {}
    column, top, bottom = BAND, 0, 0
    for tree in trees:
        if column + tree.columns > BAND:
            column, top = 0, bottom + SPACE * 2 if boxes else EDGE
        first = top + (LANE if tree.closed else 0)
        for number, (across, down) in tree.cells.items():
            x, y = EDGE + (column + across) * (WIDTH + GAP), first + down * (height + SPACE)
            boxes[number] = Box(x, y, height)
        column += tree.columns
        bottom = max(bottom, first + tree.rows * (height + SPACE) - SPACE)
    right = max((box.x for box in boxes.values()), default=0) + WIDTH + EDGE
    return boxes, right, max(bottom, 0) + EDGE


def _forward(boxes: Mapping[int, Box], source: int, target: int) -> Arrow:
    """Straight past the days, then bent to the middle of the next column's box."""
    x, y = boxes[source].x + WIDTH, _middle(boxes[source])
    goal_x, goal_y = boxes[target].x, _middle(boxes[target])
    if y == goal_y:
        return Arrow(source, target, f"M{x} {y}H{goal_x - 1}", (x + 44, y))
    bend = x + 68
    middle = (bend + goal_x) // 2
    path = f"M{x} {y}H{bend}C{middle} {y} {middle} {goal_y} {goal_x - 1} {goal_y}"
    return Arrow(source, target, path, (x + 44, y))


def _middle(box: Box) -> int:
    return box.y + box.height // 2


def _closing(boxes: Mapping[int, Box], trees: Iterable[_Tree], source: int, target: int) -> Arrow:
    """Up from the root, back above the tree, and down into the box where the ring begins."""
    tree = next(tree for tree in trees if source in tree.cells)
    lane = min(boxes[number].y for number in tree.cells) - LANE + LANE // 2 - 4
    x, y = boxes[source].x + WIDTH // 2, boxes[source].y
    goal_x, goal_y = boxes[target].x + WIDTH // 2, boxes[target].y
    path = (
        f"M{x} {y}V{lane + ROUND}Q{x} {lane} {x - ROUND} {lane}"
        f"H{goal_x + ROUND}Q{goal_x} {lane} {goal_x} {lane + ROUND}V{goal_y - 1}"
    )
    return Arrow(source, target, path, ((x + goal_x) // 2, lane))
