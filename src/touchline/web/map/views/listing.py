"""A map without data: a list is typed or pasted, looked at, and put on the map."""

from collections import Counter
from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from touchline.engine import identify as engine
from touchline.web.identify import queries as library
from touchline.web.map import operations, queries
from touchline.web.map.forms import ListForm, ProposedForm
from touchline.web.map.forms.proposals import Choices
from touchline.web.map.models import Map
from touchline.web.map.views import proposal_words as words
from touchline.web.map.views import replies, rows
from touchline.web.workspace.access import WorkspaceRequest, allowed
from touchline.web.workspace.models import Member, Workspace


@allowed("edit")
@replies.of_map
def fill(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """Take a list: first show what was understood of it, then put on the map what was confirmed."""
    if not library.stages(request.workspace):
        return redirect("map:home", workspace=request.workspace.slug)
    if "rows" in request.POST:
        return confirm(request, map)
    form = ListForm(request.POST or None)
    if not form.is_valid():
        return render(request, "map/fill.html", {"map": map, "form": form}, status=422 if form.is_bound else 200)
    return preview(request, map, form.cleaned_data["text"])


def preview(request: WorkspaceRequest, map: Map, text: str) -> HttpResponse:
    """Show each touchpoint that was understood, to be changed, and each line that was not."""
    workspace = request.workspace
    found = engine.listing(text, stages=stage_names(workspace))
    choices = rows.choices_of(workspace)
    known = library.touchpoints_by_name(workspace)
    people = members_by_name(choices)
    shown = [listed_row(number, one, choices, known, people) for number, one in enumerate(found.touchpoints)]
    left_out = [(note, words.note(note)) for note in found.left_out]
    return page(request, map, shown, left_out=left_out, text=text)


def page(
    request: WorkspaceRequest, map: Map, shown: list[rows.Row], *, status: int = 200, **more: object
) -> HttpResponse:
    return render(request, "map/listed.html", {"map": map, "rows": shown, **more}, status=status)


def stage_names(workspace: Workspace) -> dict[str, str]:
    """Return the URL name of a stage by each name that it has, also in other languages; one's own names come first."""
    stages = library.stages(workspace)
    by_key = {stage.key: stage.slug for stage in reversed(stages) if stage.key}
    ready = {name: by_key[key] for name, key in engine.STAGE_NAMES.items() if key in by_key}
    return ready | {engine.comparable(str(stage)): stage.slug for stage in reversed(stages)}


def members_by_name(choices: Choices) -> dict[str, Member]:
    """Return the members by full name, first name and address; a first name that two have names none."""
    full = {engine.comparable(str(member.person)): member for member in choices.members}
    addresses = {engine.comparable(member.person.email): member for member in choices.members}
    firsts = Counter(name.split(" ")[0] for name in full)
    by_first = {name.split(" ")[0]: member for name, member in full.items()}
    return {name: by_first[name] for name, times in firsts.items() if times == 1} | addresses | full


def listed_row(
    number: int,
    one: engine.Listed,
    choices: Choices,
    known: Mapping[str, object],
    people: Mapping[str, Member],
) -> rows.Row:
    guess = engine.suggestion(one.name)
    guessed_stage = queries.stage_for(guess.stage, choices.stages)
    open_fields = {
        field
        for field, told in (("stage", one.stage), ("kinds", one.kinds), ("channel", one.channel))
        if not told and (field != "stage" or guessed_stage)
    }
    member = people.get(engine.comparable(one.responsible)) if one.responsible else None
    notes = [words.note(note) for note in one.notes]
    if one.responsible and not member:
        notes.append(_("Nobody called “%(name)s” is a member here: left open.") % {"name": one.responsible})
    if one.name.casefold() in known:
        notes.append(_("Your library knows it already: it is not doubled."))
    kinds = " ".join(one.kinds or guess.kinds)
    initial = {
        "take": True,
        "name": one.name,
        "stage": one.stage or (guessed_stage.slug if guessed_stage else ""),
        "kinds": kinds,
        "channel": one.channel or words.channel_name(guess.channel),
        "responsible": member.slug if member else "",
    }
    form = ProposedForm(None, number=number, choices=choices, initial=initial, kinds=kinds)
    return rows.Row(form, words.why(guess, fields=open_fields), notes)


def confirm(request: WorkspaceRequest, map: Map) -> HttpResponse:
    forms = rows.sent(request, rows.choices_of(request.workspace))
    taken = [form for form in forms if form["take"].value()]
    if not taken or rows.faulty(taken):
        return page(request, map, rows.as_rows(forms), status=422, nothing=not taken)
    outcome = operations.accept(map, [form.accepted() for form in taken], person=request.user)
    response = redirect(replies.address(map, "index"))
    return replies.toast(request, response, said_of(outcome))


def said_of(outcome: operations.Outcome) -> str:
    """Say what was made of what was confirmed."""
    added = ngettext("Added %(count)s touchpoint.", "Added %(count)s touchpoints.", outcome.added)
    placed = ngettext("%(count)s card is new on the map.", "%(count)s cards are new on the map.", outcome.placed)
    said = [added % {"count": outcome.added}, placed % {"count": outcome.placed}]
    if outcome.known:
        known = ngettext("%(count)s was known already.", "%(count)s were known already.", outcome.known)
        said.append(known % {"count": outcome.known})
    return " ".join(said)
