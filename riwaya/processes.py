"""Work spread over processes: results in the order of their items, no more read ahead than keeps all processes busy.

In: a function, items and a number of processes. Out: what the function gives, in order. A process is given its next part as soon as it has done
one; only the oldest part is waited for. Functions give bytes: records that are encoded take a fraction of the time that pickling them takes.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Item = TypeVar("Item")
CHUNK = 16
AHEAD = 6


def spread(work: Callable[[Sequence[Item]], bytes], items: Iterator[Item], *, jobs: int) -> Iterator[bytes]:
    """What `work` makes of each part of `items`, in their order. `work` must be importable by its name, or a `partial` of such a function."""
    from concurrent.futures import ProcessPoolExecutor  # only here: one process needs none of it

    with ProcessPoolExecutor(jobs, initializer=serve_parent) as pool:
        waiting: deque[Future[bytes]] = deque()
        try:
            while True:
                while len(waiting) < jobs * AHEAD and (part := list(islice(items, CHUNK))):
                    with _interrupts_held():
                        waiting.append(pool.submit(work, part))
                if not waiting:
                    return
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits while processes are forked: a child that hears it before it is prepared prints a traceback."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve_parent() -> None:
    """Prepare a worker process: Ctrl-C is the parent's to answer (a worker that hears it too prints a traceback), and a worker ends when its parent was killed."""
    import multiprocessing.connection

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (multiprocessing.connection.wait([parent.sentinel]), os._exit(1)), daemon=True).start()
