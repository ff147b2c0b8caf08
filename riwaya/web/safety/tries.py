"""Failed sign-ins, counted for each name and each address over a sliding window; kept in memory, for a process."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable

MOST_KEYS = 20_000
PER_ADDRESS = 5


class Tries:
    """How often somebody may still try."""

    def __init__(self, *, most: int, minutes: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self.seconds, self.clock = most, minutes * 60, clock
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, name: str, address: str) -> int:
        """Seconds until the next try is allowed; 0 where it is allowed now."""
        with self._lock:
            return max(self._wait(f"name {name.casefold()}", self.most), self._wait(f"address {address}", self.most * PER_ADDRESS))

    def failed(self, name: str, address: str) -> None:
        """Count a failed try."""
        with self._lock:
            for key in (f"name {name.casefold()}", f"address {address}"):
                self._failed.setdefault(key, deque()).append(self.clock())
                self._failed.move_to_end(key)
            while len(self._failed) > MOST_KEYS:
                self._failed.popitem(last=False)

    def forget(self, name: str) -> None:
        """A right password ends the count of its name; that of the address stays."""
        with self._lock:
            self._failed.pop(f"name {name.casefold()}", None)

    def _wait(self, key: str, most: int) -> int:
        times = self._failed.get(key)
        if not times:
            return 0
        while times and times[0] <= self.clock() - self.seconds:
            times.popleft()
        return int(times[-most] + self.seconds - self.clock()) + 1 if len(times) >= most else 0
