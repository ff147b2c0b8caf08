"""Work spread over processes comes back in the order of its items, and is read ahead no further than keeps the processes busy."""

from collections.abc import Iterator, Sequence

import pytest

from riwaya.processes import AHEAD, CHUNK, spread

JOBS = 2


def _sizes(part: Sequence[bytes]) -> bytes:
    if b"stop" in part:
        raise ValueError("stop")
    return b"".join(part)


def test_what_comes_back_is_in_the_order_of_the_items() -> None:
    items = [bytes([number % 256]) for number in range(CHUNK * JOBS * AHEAD * 3 + 5)]
    assert b"".join(spread(_sizes, iter(items), jobs=JOBS)) == b"".join(items)


def test_no_more_is_read_ahead_than_the_processes_need() -> None:
    read = 0

    def items() -> Iterator[bytes]:
        nonlocal read
        for _ in range(CHUNK * 1000):
            read += 1
            yield b"."

    rows = spread(_sizes, items(), jobs=JOBS)
    for done in range(1, 4):
        next(rows)
        assert read <= CHUNK * (JOBS * AHEAD + done)
    rows.close()


def test_an_error_in_a_process_is_raised_where_its_part_is_due() -> None:
    rows = spread(_sizes, iter([b"."] * CHUNK + [b"stop"]), jobs=JOBS)
    assert next(rows) == b"." * CHUNK
    with pytest.raises(ValueError, match="stop"):
        next(rows)
