import signal
import subprocess
import sys

import pytest

from touchline.web.workspace.worker.stop import Stop

STORM = """
import random, signal, time
from touchline.web.workspace.worker.stop import Stop

stop = Stop()
signal.signal(signal.SIGALRM, lambda *_: stop.set())
until = time.monotonic() + 1
while time.monotonic() < until:
    stop = Stop()
    signal.setitimer(signal.ITIMER_REAL, random.uniform(1e-6, 1e-4))
    while not stop.wait(1e-5):
        pass
print("stopped each time")
"""


def test_a_stop_that_is_said_ends_the_waiting_and_stays_said() -> None:
    stop = Stop()
    assert not stop.wait(0.001)

    stop.set()

    assert [stop.is_set(), stop.wait(60), stop.wait(60)] == [True, True, True]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="sends signals by a timer that this system has not")
def test_thousands_of_signals_that_come_at_any_moment_never_catch_it_waiting_for_itself() -> None:
    child = subprocess.run([sys.executable, "-c", STORM], capture_output=True, timeout=60, check=True)  # noqa: S603

    assert child.stdout == b"stopped each time\n"
