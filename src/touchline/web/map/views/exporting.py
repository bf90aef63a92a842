"""A map taken along: in which formats, what each leaves out, and the file itself."""

import json
import re
from dataclasses import asdict

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from touchline.engine.map import Document, formats
from touchline.web.map import operations
from touchline.web.map.models import Map
from touchline.web.map.views import loss_words, replies
from touchline.web.map.views.format_words import format_words
from touchline.web.map.views.picture_words import picture_words
from touchline.web.workspace.access import WorkspaceRequest, allowed

SHOWN = 200  # losses on the page; the report that is taken along tells all
NOT_IN_NAMES = re.compile(r"[^\w .()&+,-]+")


@allowed("see")
@replies.of_map
def export(request: WorkspaceRequest, map: Map) -> HttpResponse:
    """List the formats, each with what it is good for and how much it leaves out."""
    documents = {True: operations.portable(map), False: operations.presentable(map)}
    rows = [
        (format_words(key), len(formats.left_out(documents[kind.reads], key)))
        for key, kind in formats.FORMATS.items()
        if kind.writes
    ]
    groups = [[row for row in rows if row[0].comes_back is back] for back in (True, False)]
    return render(request, "map/export.html", {"map": map, "groups": [group for group in groups if group]})


@allowed("see")
@replies.of_map
def export_format(request: WorkspaceRequest, map: Map, format: str) -> HttpResponse:
    """Show what a format leaves out, by touchpoint and field, before the file is taken."""
    document = taken_along(map, known(format))
    lost = formats.left_out(document, format)
    context = {
        "map": map,
        "format": format_words(format),
        "count": len(lost),
        "counted": loss_words.counted(lost),
        "losses": loss_words.worded(lost[:SHOWN], document),
        "more": max(len(lost) - SHOWN, 0),
    }
    return render(request, "map/export_format.html", context)


@allowed("see")
@replies.of_map
def map_file(request: WorkspaceRequest, map: Map, format: str) -> HttpResponse:
    """Hand out a map as a file; a PDF on paper=one page, or on tiles of a4 or a3."""
    paper = request.GET.get("paper", formats.PAPERS[0])
    if paper not in formats.PAPERS:
        raise Http404
    written = formats.write_file(taken_along(map, known(format)), format, words=picture_words(), paper=paper)
    kind = formats.FORMATS[format]
    return as_file(written.content, kind.media_type, f"{file_name(map)}{kind.endings[0]}")


@allowed("see")
@replies.of_map
def losses_file(request: WorkspaceRequest, map: Map, format: str) -> HttpResponse:
    """Hand out the report of what a format leaves out: as text, or as=json."""
    document = taken_along(map, known(format))
    lost = formats.left_out(document, format)
    name = f"{file_name(map)}-{format}"
    if request.GET.get("as") == "json":
        rows = [asdict(one) for one in lost]
        return as_file(json.dumps(rows, ensure_ascii=False, indent=2).encode(), "application/json", f"{name}.json")
    lines = "".join(f"{line}\n" for line in loss_words.worded(lost, document))
    return as_file(lines.encode(), "text/plain; charset=utf-8", f"{name}.txt")


def taken_along(map: Map, format: str) -> Document:
    """Return a map as a format tells it: people by address where the file can come back, by name where it is seen."""
    return operations.portable(map) if formats.FORMATS[format].reads else operations.presentable(map)


def known(format: str) -> str:
    """Return the name of a format that can be written. Raises Http404."""
    if format not in formats.exportable():
        raise Http404
    return format


def file_name(map: Map) -> str:
    """Return what a file of a map is called, without its ending: what no system forbids."""
    return " ".join(NOT_IN_NAMES.sub(" ", map.name).split()).strip(". ")[:80] or "map"


def as_file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = str(content_disposition_header(True, name))
    return response
