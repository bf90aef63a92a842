"""The import contracts of .importlinter, asked of a tree."""

import os
import subprocess
import sys
from pathlib import Path

from tests.layout.source import ROOT, House


def broken_contracts(house: House) -> str:
    """What lint-imports says of this tree, judged by the repository's own contracts; empty when all are kept."""
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache", "--config"]
    run = subprocess.run(  # noqa: S603
        [*command, ROOT / ".importlinter"],
        capture_output=True,
        text=True,
        cwd=house.root,
        env={**os.environ, "PYTHONPATH": str(house.root / "src"), "COLUMNS": "200"},
        check=False,
    )
    return "" if run.returncode == 0 else run.stdout + run.stderr
