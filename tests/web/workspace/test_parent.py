import os
import signal
import subprocess
import sys

from touchline.web.workspace.worker.parent import PARENT

CHILD = "from touchline.web.workspace.worker.parent import leave_with_parent; leave_with_parent(); print('stayed')"


def test_a_child_whose_parent_was_gone_before_it_could_look_leaves_at_once() -> None:
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)

    child = subprocess.run(  # noqa: S603
        [sys.executable, "-c", CHILD],
        env={**os.environ, PARENT: gone.stdout.decode().strip()},
        capture_output=True,
        check=False,
    )

    assert child.returncode == -signal.SIGKILL
    assert b"stayed" not in child.stdout


def test_a_child_whose_parent_lives_stays() -> None:
    child = subprocess.run(  # noqa: S603
        [sys.executable, "-c", CHILD], env={**os.environ, PARENT: str(os.getpid())}, capture_output=True, check=False
    )

    assert (child.returncode, child.stdout) == (0, b"stayed\n")
