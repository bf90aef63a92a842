"""What must be said beside a touchpoint's numbers: codes, and their English for the command line."""

from collections.abc import Sequence
from dataclasses import dataclass

from touchline.engine.analyse.quadrants import Placing, Quadrant
from touchline.engine.analyse.respondents import Respondents

FEW_ANSWERS = 30
MANY_BLANKS_SHARE = 0.2
CLEARLY_SIGNED = 1e-9

WORDS = {
    "no-driver-found": "no driver found",
    "nobody-rated": "nobody rated it",
    "nothing-varies": "all rated it the same, so it can say nothing",
    "same-rating": "all who met it rated it the same: only whether they met it counts",
    "few-answers": f"fewer than {FEW_ANSWERS} ratings",
    "many-blanks": f"more than {MANY_BLANKS_SHARE:.0%} left it blank, taken as average",
    "collinear": "follows from other touchpoints, which share its credit",
    "opposite-signs": "goes with the whole one way alone and the other way beside the rest: do not read it as a driver",
    "negative": "rated higher by people who rate the whole lower: not one to strengthen",
    "likeliest-fix-first": "most likely: fix first",
    "likeliest-keep-up": "most likely: keep up",
    "likeliest-low-priority": "most likely: low priority",
    "likeliest-possible-overkill": "most likely: possible overkill",
}

Number = float | None


@dataclass(frozen=True, slots=True)
class Varying:
    """What of a touchpoint can say something."""

    rating: bool  # its ratings differ
    anything: bool  # its ratings differ, or whether people met it
    follows: bool  # it is a combination of other touchpoints


def note_codes(people: Respondents, touchpoint: int, varying: Varying, beta: Number, r: Number) -> list[str]:
    """Return what must be said of a touchpoint, in the order of WORDS. beta and r are None where there is none."""
    answers = int(people.rated[:, touchpoint].sum())
    found = {
        "nobody-rated": answers == 0,
        "nothing-varies": answers > 0 and not varying.anything,
        "same-rating": answers > 0 and varying.anything and not varying.rating,
        "few-answers": 0 < answers < FEW_ANSWERS,
        "many-blanks": bool(people.blank[:, touchpoint].mean() > MANY_BLANKS_SHARE),
        "collinear": varying.follows,
        **sign_notes(beta, r),
    }
    return [code for code in WORDS if found.get(code)]


def sign_notes(beta: Number, r: Number) -> dict[str, bool]:
    """Compare the direction of a touchpoint beside all others with its direction alone."""
    if beta is None or r is None or abs(beta) < CLEARLY_SIGNED:
        return {}
    opposite = beta * r < 0
    return {"opposite-signs": opposite, "negative": beta < 0 and not opposite}


def judged(placing: Placing, touchpoint: int, beta: Number, *, found: bool) -> Quadrant:
    """Return the settled quadrant: none where no driver was found; what has a negative slope is never to fix first."""
    settled = placing.settled(touchpoint)
    backwards = settled is Quadrant.FIX_FIRST and beta is not None and beta < -CLEARLY_SIGNED
    return Quadrant.UNDECIDED if backwards or not found else settled


def quadrant_notes(placing: Placing, touchpoint: int, *, found: bool) -> list[str]:
    """Say that no driver was found, or the likeliest corner where the resamples settle none."""
    if not found:
        return ["no-driver-found"]
    likeliest = placing.likeliest[touchpoint]
    if placing.settled(touchpoint) is likeliest:
        return []
    return [f"likeliest-{likeliest.replace(' ', '-')}"]


def in_words(codes: Sequence[str]) -> str:
    """Return the notes in English."""
    return "; ".join(WORDS[code] for code in codes)
