"""What this machine has: a Python that Touchline runs on, and uv. Standard library only, Python 3.8 or newer."""

import contextlib
import glob
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOOLS = os.path.join(ROOT, ".tools")
UV_LOCK = os.path.join(ROOT, "tools", "requirements-uv.lock")
OLDEST, NEWEST = (3, 12), (3, 14)
QUESTION = "import sys, sqlite3, ssl, zlib; print(*sys.version_info[:2], *sqlite3.sqlite_version_info[:2])"
OLDEST_SQLITE = (3, 37)


def python():
    """The path of a Python that works, or None where there is none and uv has to bring one."""
    asked = os.environ.get("TOUCHLINE_PYTHON")
    if asked:
        if fits(asked):
            return asked
        sys.exit("touchline: TOUCHLINE_PYTHON=%s is not a working Python 3.12-3.14 with SQLite and SSL" % asked)
    return next((found for found in pythons() if fits(found)), None)


def pythons():
    """Every place where one may be, the likely ones first. Pyenv hides those that are not chosen: look inside."""
    yield sys.executable
    homes = [
        os.environ.get("PYENV_ROOT", ""),
        "~/.pyenv",
        "~/.asdf/installs/python",
        "~/.local/share/mise/installs/python",
    ]
    places = ["/opt/homebrew/bin", "/usr/local/bin", "/usr/bin"]
    for minor in (13, 12, 14):
        name = "python3.%d" % minor
        yield from filter(None, [shutil.which(name)])
        for home in filter(None, map(os.path.expanduser, homes)):
            for pattern in ("versions/3.%d*/bin/python", "3.%d*/bin/python"):
                yield from sorted(glob.glob(os.path.join(home, pattern % minor)), reverse=True)
        yield from (path for path in (os.path.join(place, name) for place in places) if os.path.exists(path))
    yield from filter(None, [shutil.which("python3"), shutil.which("python")])


def fits(executable):
    """True when this Python runs, is of a version that Touchline knows, and has SQLite and SSL."""
    try:
        *version, lite, lite_minor = map(int, output([executable, "-c", QUESTION]).split())
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
    return OLDEST <= tuple(version) <= NEWEST and (lite, lite_minor) >= OLDEST_SQLITE


def uv():
    """The path of a uv that works: the machine's, or one brought here. A shim may be there and not run."""
    own = os.path.join(TOOLS, "uv", "bin", "uv")
    for found in (
        shutil.which("uv"),
        own,
        os.path.expanduser("~/.local/bin/uv"),
        os.path.expanduser("~/.cargo/bin/uv"),
    ):
        if found and runs([found, "--version"]):
            return found
    say("Bringing uv into .tools")
    bring_uv(os.path.join(TOOLS, "uv"))
    if not runs([own, "--version"]):
        sys.exit("touchline: uv was installed in .tools and does not run here; install uv yourself and call again")
    return own


def bring_uv(target):
    """Install the locked uv with pip; a Python without pip gets one in a folder of its own first."""
    new = target + ".new"
    shutil.rmtree(new, ignore_errors=True)
    install = ["install", "-qq", "--disable-pip-version-check", "--no-user", "--require-hashes"]
    install += ["-r", UV_LOCK, "--target", new]
    pip = [sys.executable, "-m", "pip"]
    if not runs([*pip, "--version"]):
        venv = os.path.join(TOOLS, "pip")
        if not runs([sys.executable, "-m", "venv", "--clear", venv]):
            sys.exit("touchline: %s has neither pip nor venv; install one of them, or uv" % sys.executable)
        pip = [os.path.join(venv, "bin", "python"), "-m", "pip"]
    run([*pip, *install])
    shutil.rmtree(target, ignore_errors=True)
    os.rename(new, target)


@contextlib.contextmanager
def one_at_a_time(done):
    """Give False when it is done already, and True to the one of several callers who has to do it."""
    if done():
        yield False
        return
    import fcntl

    os.makedirs(TOOLS, exist_ok=True)
    with open(os.path.join(TOOLS, "lock"), "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("Waiting: another call is setting this checkout up")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield not done()


def say(text):
    sys.stderr.write("touchline: %s\n" % text)
    sys.stderr.flush()


def run(command):
    subprocess.check_call([str(word) for word in command])


def runs(command):
    try:
        return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


def output(command):
    return subprocess.check_output(command, stderr=subprocess.DEVNULL, universal_newlines=True, timeout=30)
