"""Make this checkout ready, then run a command in it. Standard library only; Python 3.8 or newer starts it.

    python3 tools/up.py run | test | check | bench | soak | pictures | lock | messages | reference [ARGUMENT ...]

Ready means: a Python 3.12-3.14 and uv are found or brought, `.venv` holds exactly what the hashed lock says,
translations are compiled. Whatever is ready already is left alone, so that a second call starts at once.
"""

import glob
import hashlib
import os
import subprocess
import sys
import time

import machine

VENV = os.path.join(machine.ROOT, ".venv")
BIN = os.path.join(VENV, "bin")
PYTHON = os.path.join(BIN, "python")
STAMP = os.path.join(VENV, "touchline-locks")
RUN_LOCK, DEV_LOCK = "requirements.lock", "requirements-dev.lock"
COMMANDS = {
    "run": (RUN_LOCK, [os.path.join(BIN, "touchline"), "serve"]),
    "test": (DEV_LOCK, [PYTHON, "-m", "tools.checks", "all"]),
    "check": (DEV_LOCK, [PYTHON, "-m", "tools.checks", "fast"]),
    "bench": (DEV_LOCK, [PYTHON, "-m", "benchmarks"]),
    "soak": (DEV_LOCK, [PYTHON, "-m", "tools.checks", "soak"]),
    "pictures": (DEV_LOCK, [PYTHON, "-m", "tools.checks", "pictures"]),
    "lock": (DEV_LOCK, [PYTHON, "-m", "tools.notice"]),
    "messages": (DEV_LOCK, [PYTHON, "-m", "tools.messages", "update"]),
    "reference": (DEV_LOCK, [PYTHON, "-m", "tools.reference"]),
}


def main():
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    if command not in COMMANDS:
        sys.exit(__doc__)
    os.chdir(machine.ROOT)
    lock, words = COMMANDS[command]
    if command == "lock":
        write_locks(sys.argv[2:])
    with machine.one_at_a_time(lambda: ready(lock) and not stale_translations()) as someone_must:
        if someone_must:
            set_up(lock)
    keep_what_is_compiled()
    os.execv(words[0], words + (sys.argv[2:] if command != "lock" else []))


def ready(lock):
    """True when .venv holds this lock. One that holds the lock for tests holds the one for running too."""
    if not os.access(PYTHON, os.X_OK):
        return False
    try:
        with open(STAMP) as stamp:
            return fingerprint(lock) in stamp.read().split()
    except OSError:
        return False


def fingerprint(lock):
    with open(lock, "rb") as file:
        return lock + "=" + hashlib.sha256(file.read()).hexdigest()


def set_up(lock):
    """Do what is left to do."""
    started = time.monotonic()
    if not ready(lock):
        install(lock)
    if stale_translations():
        machine.say("Compiling translations")
        machine.run([PYTHON, "-m", "tools.messages", "compile"])
    machine.say("Ready after %.0f s" % (time.monotonic() - started))


def install(lock):
    """Build .venv from the lock. The stamp goes first and comes back last: what is interrupted is done again."""
    uv = machine.uv()
    if os.path.exists(STAMP) and os.access(PYTHON, os.X_OK):
        os.remove(STAMP)
    else:
        python = machine.python()
        machine.say("Making .venv with %s" % (python or "a Python 3.13 that uv brings"))
        machine.run([uv, "venv", "-q", "--clear", "--python", python or "3.13", VENV])
    machine.say("Installing what %s says" % lock)
    machine.run([uv, "pip", "sync", "-q", "--require-hashes", "--python", PYTHON, lock])
    install_touchline()
    write(STAMP, "\n".join(fingerprint(held) for held in ([RUN_LOCK, DEV_LOCK] if lock == DEV_LOCK else [lock])))


def keep_what_is_compiled():
    """Let Python keep its bytecode whatever this shell says: else each of serve's five processes, and each of the
    tests', compiles Django and all of Touchline anew, which costs it several seconds."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def install_touchline():
    """Make `import touchline` and the command `touchline` work from the checkout."""
    site_packages = machine.output([PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).strip()
    write(os.path.join(site_packages, "touchline.pth"), os.path.join(machine.ROOT, "src") + "\n")
    script = os.path.join(BIN, "touchline")
    write(script, '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m touchline "$@"\n')
    os.chmod(script, 0o755)


def stale_translations():
    """True when a .po file is newer than what was compiled from it."""
    for po in glob.glob(os.path.join("src", "touchline", "locale", "*", "LC_MESSAGES", "*.po")):
        mo = po[:-3] + ".mo"
        if not os.path.exists(mo) or os.path.getmtime(mo) < os.path.getmtime(po):
            return True
    return False


def write_locks(arguments):
    """Write the locks from pyproject.toml: hashed, for every platform, naming no index. --upgrade takes newer ones."""
    uv = machine.uv()
    compiled = [uv, "pip", "compile", "-q", "--universal", "--generate-hashes", "--no-emit-index-url", "--no-header"]
    compiled += arguments
    for_touchline = [*compiled, "--python-version", "3.12", "pyproject.toml"]
    machine.say("Locking what running needs, and what testing needs")
    machine.run([*for_touchline, "-o", RUN_LOCK])
    machine.run([*for_touchline, "--group", "dev", "-c", RUN_LOCK, "-o", DEV_LOCK])
    only_uv = [*compiled, "--python-version", "3.8", "-", "-o", machine.UV_LOCK]
    subprocess.run(only_uv, input=b"uv", check=True)


def write(path, text):
    """Write a file whole or not at all."""
    with open(path + ".new", "w") as file:
        file.write(text)
    os.replace(path + ".new", path)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit("touchline: this failed with exit code %d: %s" % (error.returncode, " ".join(map(str, error.cmd))))
    except KeyboardInterrupt:
        sys.exit(130)
