"""What a program is told when something cannot be done: always code, found, expected, fix."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext_noop as _
from ninja import Schema
from pydantic import Field

from touchline.engine.errors import UnusableInputError

STALE = _("Refused with 409 when somebody changed it since the version that was read.")
REFUSING = frozenset({400, 401, 403, 404, 405, 409, 413, 422, 429})


class Problem(Schema):
    """One thing that is wrong with a request."""

    where: str
    found: str


class Conflict(Schema):
    """A field that somebody else changed meanwhile: what the request says, and what stands there."""

    field: str
    yours: Any
    theirs: Any
    version: int = Field(description=_("At which version it stands now."))


class Refusal(Schema):
    """Why something was not done."""

    code: str = Field(examples=["no-such-stage"])
    found: str
    expected: str
    fix: str
    problems: list[Problem] = Field(default_factory=list)
    conflicts: list[Conflict] = Field(default_factory=list)


class RequestRefused(Exception):  # noqa: N818 a refusal is an answer, not a fault
    """A request that cannot be done, answered with this status."""

    def __init__(
        self,
        status: int,
        code: str,
        found: str,
        *,
        expected: str,
        fix: str,
        problems: Sequence[Problem] = (),
        conflicts: Sequence[Conflict] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.status, self.headers = status, headers or {}
        self.body = Refusal(
            code=code, found=found, expected=expected, fix=fix, problems=list(problems), conflicts=list(conflicts)
        )


class NotFound(RequestRefused):
    """Something that the request names is not in this workspace."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(
            404,
            f"no-such-{kind}",
            f"there is no {kind} “{name}” in this workspace",
            expected=f"the slug of a {kind}, as the lists give it",
            fix=f"Read the list again: the {kind} may be gone, or belong to another workspace.",
        )


def found_or_404[Row](query: Callable[..., Row], *arguments: Any, kind: str) -> Row:
    """Return what the query finds by its last argument. Raises NotFound."""
    try:
        return query(*arguments)
    except ObjectDoesNotExist as nothing:
        raise NotFound(kind, str(arguments[-1])) from nothing


def unusable(error: UnusableInputError) -> RequestRefused:
    """Say an engine's error."""
    return RequestRefused(422, error.code, error.found, expected=error.expected, fix=error.fix)


def answers(model: Any, *, status: int = 200) -> dict[Any, Any]:
    """Return what an operation may answer: the model at success, and every refusal."""
    return {status: model, REFUSING: Refusal}
