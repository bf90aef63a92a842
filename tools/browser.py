"""A Chromium for the browser tests: the one that is here, or one that this machine's package manager brings."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"  # draws the same pages without a window, for half of the work
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome", "microsoft-edge")
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
DEBIAN = Path("/etc/debian_version")


def chromium() -> str:
    """The path of a browser that starts; brought here when there is none."""
    found = asked() or installed() or playwrights_own()
    if not found:
        bring()
        found = installed() or playwrights_own()
    if not found:
        sys.exit("No Chromium or Chrome here, and none could be brought: install one, or set TOUCHLINE_CHROMIUM")
    return found


def asked() -> str | None:
    path = os.environ.get("TOUCHLINE_CHROMIUM")
    if path and not starts(path):
        sys.exit(f"TOUCHLINE_CHROMIUM={path} does not start")
    return path


def installed() -> str | None:
    """The first browser found that starts: a name on PATH may be a stub that only says how to get one."""
    places = [*map(shutil.which, NAMES), *APPLICATIONS]
    return next((path for path in places if path and Path(path).exists() and starts(path)), None)


def playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def starts(path: str) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def bring() -> None:
    """Install Debian's Chromium where we may, else let Playwright download its own."""
    if DEBIAN.exists() and os.geteuid() == 0 and shutil.which("apt-get"):
        print("No browser found: installing Debian's chromium with apt-get", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
        for package in (SHELL, "chromium"):  # an older Debian has the second only
            if subprocess.run([*install, package], env=quiet, check=False, stdout=subprocess.DEVNULL).returncode == 0:
                break
    else:
        print("No browser found: letting Playwright download its Chromium", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    print(chromium())
