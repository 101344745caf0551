"""Circles in a graph: who leads back to himself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence


def circles(after: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """node that leads back to itself by way of others → the number of its circle.

    Tarjan's strongly connected components, without recursion: linear in nodes and edges, however long
    the chain.
    """
    numbers: dict[str, int] = {}
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    waiting: list[str] = []
    inside: set[str] = set()

    steps: list[tuple[str, Iterator[str]]] = []

    def enter(node: str) -> None:
        order[node] = low[node] = len(order)
        waiting.append(node)
        inside.add(node)
        steps.append((node, iter(after.get(node, ()))))

    for start in after:
        if start in order:
            continue
        enter(start)
        while steps:
            here, rest = steps[-1]
            other = next(rest, None)
            if other is not None:
                if other not in order:
                    enter(other)
                elif other in inside:
                    low[here] = min(low[here], order[other])
                continue
            steps.pop()
            if steps:
                low[steps[-1][0]] = min(low[steps[-1][0]], low[here])
            if low[here] == order[here]:
                found = _cut(waiting, here)
                inside.difference_update(found)
                if len(found) > 1:
                    numbers.update(dict.fromkeys(found, order[here]))
    return numbers


def _cut(waiting: list[str], first: str) -> list[str]:
    """Takes the nodes from ``first`` on off the end."""
    found: list[str] = []
    while not found or found[-1] != first:
        found.append(waiting.pop())
    return found
