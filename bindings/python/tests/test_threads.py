"""The interpreter goes on while the core works, and several threads may ask at once."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from conftest import LAMONGAN

import sentra_ikm as sentra

DAY = "2025-01-31"


def test_the_interpreter_goes_on_while_the_core_works() -> None:
    request = json.dumps({"units": [{"id": str(i), "workers": "1.250", "established": "12-03-2021"} for i in range(30_000)]})
    ticks, stop = 0, threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not stop.is_set():
            ticks += 1
            time.sleep(0.001)

    ticker = threading.Thread(target=tick)
    ticker.start()
    time.sleep(0.01)
    before, start = ticks, time.perf_counter()
    sentra.call("check", request)
    elapsed, during = time.perf_counter() - start, ticks - before
    stop.set()
    ticker.join()
    # A held interpreter would allow no tick at all. Few are asked for, because machines are busy.
    assert elapsed > 0.05, "too quick to tell"
    assert during >= 3, (during, elapsed)


def test_many_threads_get_the_same_answers() -> None:
    units = sentra.read(LAMONGAN)
    expected = sentra.assess(units, as_of=DAY)

    def ask(n: int) -> bool:
        if n % 3 == 0:
            return sentra.assess(units, as_of=DAY) == expected
        if n % 3 == 1:
            return sentra.read(LAMONGAN).findings == units.findings
        return expected.explain(n)["U3"].verdict == expected.verdicts("U3")[n]

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(ask, range(24)))
