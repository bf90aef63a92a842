"""Write NOTICE: what Touchline stands on, and under which licence, as the installed packages say."""

import sys

from tools.licences import KNOWINGLY, ROOT, licence_of, locked, unwelcome

HEAD = """\
Touchline
Copyright 2026 The Touchline founders
Licensed under the Apache License, Version 2.0.

Running Touchline installs the packages below, each under its own licence; Touchline's own packages hold none of
their code. Written by `make lock` from what the installed packages state.

"""


def notice() -> str:
    """The text of NOTICE for the run lock."""
    packages = sorted(locked().items())
    lines = [f"{name} {version}: {licence_of(name)}" for name, version in packages if name not in KNOWINGLY]
    knowingly = [f"{name} {version}: {licence_of(name)}" for name, version in packages if name in KNOWINGLY]
    return HEAD + "\n".join(lines) + "\n\nTaken in knowingly:\n\n" + "\n".join(knowingly) + "\n"


if __name__ == "__main__":
    (ROOT / "NOTICE").write_text(notice(), "utf-8")
    print("NOTICE written")
    if refused := unwelcome():
        sys.exit("Licences that are not permissive: " + ", ".join(f"{name} ({what})" for name, what in refused.items()))
