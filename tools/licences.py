"""The licence of each package that running Touchline installs, and whether we may ship on top of it."""

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PERMISSIVE = {
    "0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0", "MIT-CMU", "PSF-2.0",
    "Zlib",
}  # fmt: skip
CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
}
KNOWINGLY = {
    "psycopg": "LGPL-3.0-only: a library that we call and do not change or bundle; it can be replaced by the user",
    "psycopg-binary": "LGPL-3.0-only: as psycopg, of which it is the compiled half",
    "psycopg-pool": "LGPL-3.0-only: as psycopg",
    "fido2": "BSD-2-Clause; its list of public suffixes is MPL-2.0, which covers that file alone",
    "qrcode": "BSD-3-Clause; its second classifier is for the trademark in the words QR Code",
    "colorama": "BSD-3-Clause; installed on Windows alone",
    "fontpkg-noto-sans": "OFL-1.1: a font; its licence lets documents that hold its letters be of any licence",
}


def locked() -> dict[str, str]:
    """The name and version of each package of the run lock."""
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    return dict(match.groups() for line in lines if (match := re.match(r"([a-z0-9-]+)==([^\s;]+)", line)))


def licence_of(package: str) -> str:
    """What a package says of itself, or what we know of it."""
    if package in KNOWINGLY:
        return KNOWINGLY[package]
    try:
        return stated(distribution(package))
    except PackageNotFoundError:
        return "not installed here, so unknown"


def stated(package: Distribution) -> str:
    """The licence in a package's metadata: its expression, its classifiers, or a short text."""
    meta = package.metadata
    classified = [text.split(" :: ")[-1] for text in meta.get_all("Classifier", []) if text.startswith("License ::")]
    known = " AND ".join(CLASSIFIERS.get(text, text) for text in classified)
    return meta.get("License-Expression") or known or (meta.get("License") or "nothing stated").splitlines()[0]


def is_permissive(licence: str) -> bool:
    """True when all parts of an expression are, and one of each choice is."""
    parts = [part.strip(" ()") for part in licence.split(" AND ")]
    return all(any(choice.strip(" ()") in PERMISSIVE for choice in part.split(" OR ")) for part in parts)


def unwelcome() -> dict[str, str]:
    """The packages that we may not ship on top of, with their licence: copyleft, or nothing clear."""
    return {p: found for p in locked() if p not in KNOWINGLY and not is_permissive(found := licence_of(p))}
