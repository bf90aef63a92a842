"""Leaving when the process that started this one is gone, even if it was killed with -9.

Linux tells a child by a signal. Elsewhere, and for the moment before the signal is set, a thread looks every second
whether the parent is still there.
"""

import ctypes
import os
import signal
import sys
import time
from threading import Thread

PARENT = "TOUCHLINE_PARENT"  # the process to stay with
PR_SET_PDEATHSIG = 1


def leave_with_parent(sign: signal.Signals = signal.SIGKILL) -> None:
    """Send this process the signal when its parent ends."""
    parent = os.getppid()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, sign)
    Thread(target=watch, args=(parent, sign), name="parent watch", daemon=True).start()


def watch(parent: int, sign: signal.Signals) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), sign)
