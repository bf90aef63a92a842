"""Leaving when the process that started this one is gone, even if that was killed with -9.

Linux tells a child by a signal. Where it does not, a thread looks every second whether the parent is still there.
"""

import ctypes
import os
import signal
import sys
import time
from threading import Thread

PR_SET_PDEATHSIG = 1
PARENT = "TOUCHLINE_PARENT_PID"  # said by the parent: it may be gone before its child can look


def leave_with_parent(sign: signal.Signals = signal.SIGKILL) -> None:
    """Send this process the signal when its parent ends, or at once if it has. Call it from the main thread, early."""
    parent = int(os.environ.get(PARENT) or os.getppid())
    if not told_by_the_system(sign):
        Thread(target=watch, args=(parent, sign), name="parent watch", daemon=True).start()
    if os.getppid() != parent:
        os.kill(os.getpid(), sign)


def be_known_as_parent() -> None:
    """Say to the processes that this one starts who their parent is."""
    os.environ[PARENT] = str(os.getpid())


def told_by_the_system(sign: signal.Signals) -> bool:
    return sys.platform == "linux" and bool(ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, sign) == 0)


def watch(parent: int, sign: signal.Signals) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), sign)
