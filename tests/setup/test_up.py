"""The launcher: runs on any Python that people have, finds one that Touchline needs, does each thing once."""

import ast
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.layout.source import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import machine
import up


@pytest.mark.parametrize("file", ["up.py", "machine.py"])
def test_the_launcher_is_written_for_python_3_8_and_stands_alone(file: str) -> None:
    tree = ast.parse((ROOT / "tools" / file).read_text("utf-8"), feature_version=(3, 8))

    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert imported <= sys.stdlib_module_names | {"machine"}


def test_a_python_that_was_asked_for_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOUCHLINE_PYTHON", sys.executable)

    assert machine.python() == sys.executable


def test_a_python_that_was_asked_for_and_does_not_run_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOUCHLINE_PYTHON", "/bin/false")

    with pytest.raises(SystemExit, match="TOUCHLINE_PYTHON=/bin/false is not a working Python"):
        machine.python()


def test_a_shim_that_does_not_run_is_passed_over_and_one_that_pyenv_hides_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shims, hidden = tmp_path / "shims", tmp_path / "pyenv/versions/3.13.9/bin"
    for folder, name, target in [(shims, "python3.13", "/bin/false"), (hidden, "python", sys.executable)]:
        folder.mkdir(parents=True)
        (folder / name).symlink_to(target)
    monkeypatch.setenv("PATH", str(shims))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setattr(machine.sys, "executable", "/bin/false")
    monkeypatch.delenv("TOUCHLINE_PYTHON", raising=False)

    found = list(machine.pythons())

    assert str(hidden / "python") in found
    assert not machine.fits(str(shims / "python3.13"))
    assert machine.fits(str(hidden / "python"))


def test_an_old_python_does_not_fit(tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\necho 3 11 3 40\n")
    old.chmod(0o755)

    assert not machine.fits(str(old))


def test_of_two_calls_at_once_one_works_and_the_other_finds_it_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "TOOLS", str(tmp_path))
    done, worked = threading.Event(), []

    def call() -> None:
        with machine.one_at_a_time(done.is_set) as someone_must:
            if someone_must:
                time.sleep(0.05)  # long enough for the other to arrive
                worked.append(True)
                done.set()

    calls = [threading.Thread(target=call) for _ in range(2)]
    for thread in calls:
        thread.start()
    for thread in calls:
        thread.join()

    assert worked == [True]


def test_what_is_started_keeps_what_it_compiled_whatever_the_shell_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    up.keep_what_is_compiled()

    assert "PYTHONDONTWRITEBYTECODE" not in os.environ


def test_an_unknown_command_is_told_what_there_is() -> None:
    call = [sys.executable, ROOT / "tools/up.py", "fly"]

    run = subprocess.run(call, capture_output=True, text=True, check=False, env=dict(os.environ))  # noqa: S603

    assert run.returncode == 1
    assert "run | test | check" in run.stderr
