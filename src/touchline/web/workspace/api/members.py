"""The people of a workspace, so that a task can name who is responsible."""

from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from touchline.web.workspace.api.fields import Item
from touchline.web.workspace.api.keys import READ, KeyRequest
from touchline.web.workspace.api.pages import Asked, Listed, listed
from touchline.web.workspace.api.refusals import NotFound, answers
from touchline.web.workspace.models import Member, Role, Workspace
from touchline.web.workspace.queries import members as queries

router = Router(tags=["members"], auth=READ)


class MemberItem(Item):
    """Somebody who works in the workspace."""

    slug: str
    name: str
    role: Role


def member_item(member: Member) -> MemberItem:
    return MemberItem(slug=member.slug, name=str(member), role=Role(member.role))


def found_member(workspace: Workspace, slug: str | None) -> Member | None:
    """Return the member that a request names, None where it names nobody. Raises NotFound."""
    found = queries.member(workspace, slug) if slug else None
    if slug and found is None:
        raise NotFound("member", slug)
    return found


@router.get("", response=answers(Listed[MemberItem]), operation_id="list_members", summary=_("List the members"))
def list_members(request: KeyRequest, asked: Query[Asked]) -> Listed[MemberItem]:
    return listed(request.workspace, queries.member_rows(request.workspace), asked, member_item)
