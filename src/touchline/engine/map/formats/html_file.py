"""A map as one page of HTML: works without a connection, asks nobody for anything, is searched and sorted.

The page runs one script and wears one style, both named by their hashes in its policy; nothing of a map can be either.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files

from touchline.engine.map.document import Document, Facts, Placement, Record
from touchline.engine.map.formats.exchange import Written, losses
from touchline.engine.map.formats.picture.faces import plain
from touchline.engine.map.formats.picture.keeps import told as keeps
from touchline.engine.map.formats.picture.keeps import told_fields
from touchline.engine.map.formats.picture.sheets import runs
from touchline.engine.map.formats.picture.words import field_name, name_of, stage_name, value_text, worded

__all__ = ["keeps", "write"]
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
NO_FORMULA = "\u2060"  # joins words and shows nothing: a cell that begins with it is a text in every spreadsheet
COLUMNS = ("touchpoint", "stage", "segment", "kind", "status", "responsible", "feeling", "wish")
FEELINGS = ("emotion_felt", "emotion_wish")


def write(map: Document, words: Mapping[str, str] | None = None) -> Written:
    """Write a map as one page. words: those that are not the map's own. Raises nothing."""
    page = Page(map, worded(words))
    return Written("\n".join(page.lines()).encode(), losses(map, keeps(map)))


def text(value: object) -> str:
    """Return a text for a page: escaped, and begun so that a spreadsheet that it is copied to sees no formula."""
    said = plain(value)
    return escape(NO_FORMULA + said if said.lstrip().startswith(STARTS_A_FORMULA) else said)


@cache
def part(name: str) -> tuple[str, str]:
    """Return the style or the script of the page, and its hash for the policy."""
    content = (files("touchline.engine.map.formats.picture") / name).read_text("utf-8")
    return content, f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


class Page:
    """The lines of one page, from a map and the words that are not its own."""

    def __init__(self, map: Document, words: Mapping[str, str]) -> None:
        self.map, self.words = map, words
        self.stages = {stage.id: stage_name(stage, words) for stage in map.stages}
        self.segments = {one.id: name_of(one.id, one.fields) for one in map.segments}
        self.cells: dict[tuple[str, str | None], list[Placement]] = {}
        for card in sorted(map.placements.values(), key=lambda one: (one.position, one.id)):
            self.cells.setdefault((card.stage, card.segment), []).append(card)

    def lines(self) -> Iterator[str]:
        name = text(self.map.map.get("name") or self.words["map"])
        (style, style_hash), (script, script_hash) = part("page.css"), part("page.js")
        policy = f"default-src 'none'; style-src {style_hash}; script-src {script_hash}; base-uri 'none'"
        yield f'<!doctype html>\n<html lang="{text(self.words["language"])}">\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}; form-action \'none\'">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{name}</title>\n<style>{style}</style>\n</head>\n<body>\n<h1>{name}</h1>"
        state = self.words.get(str(self.map.map.get("state", "")))
        count = self.words["cards"].format(number=len(self.map.placements))
        yield f'<p class="soft">{text(" · ".join([*([state] if state else []), count]))}</p>'
        shown, nothing = text(self.words["shown"]), text(self.words["nothing"])
        yield f'<div class="find" hidden><label>{text(self.words["search"])} <input type="search"></label>'
        yield f'<p class="soft" role="status" data-shown="{shown}" data-nothing="{nothing}"></p></div>'
        yield f'<div class="scroll" role="region" tabindex="0" aria-label="{name}"><table class="map">'
        yield from self.heads()
        yield from self.rows()
        yield from self.lanes()
        yield f"</table></div>\n<h2>{text(self.words['table'])}</h2>"
        yield from self.table()
        yield f"<script>{script}</script>\n</body>\n</html>\n"

    def heads(self) -> Iterator[str]:
        """Write the phases over the stages, and the stages with how many cards each holds."""
        phases = [self.words.get(str(stage.fields.get("phase")), "") for stage in self.map.stages]
        yield "<thead>"
        if any(phases):
            yield '<tr><td class="none"></td>'
            for first, last, phase in runs(phases):
                kind = "phase" if phase else "none"
                yield f'<th class="{kind}" scope="colgroup" colspan="{last - first + 1}">{text(phase)}</th>'
            yield "</tr>"
        yield "<tr><td></td>"
        for id, name in self.stages.items():
            held = sum(len(cards) for (stage, _), cards in self.cells.items() if stage == id)
            count = self.words["cards"].format(number=held)
            yield f'<th scope="col"><b>{text(name)}</b><span>{text(count)}</span></th>'
        yield "</tr></thead>"

    def rows(self) -> Iterator[str]:
        """Write a row for all customers and each segment, in each cell its cards from the top."""
        yield "<tbody>"
        for segment, name in ((None, self.words["all"]), *self.segments.items()):
            yield f'<tr><th scope="row">{text(name)}</th>'
            for stage, head in self.stages.items():
                cards = "".join(self.card(card) for card in self.cells.get((stage, segment), ()))
                yield f'<td data-stage="{text(head)}">{f"<ul>{cards}</ul>" if cards else ""}</td>'
            yield "</tr>"
        yield "</tbody>"

    def card(self, card: Placement) -> str:
        """Write one card; what else is known of it opens below."""
        says, feels = self.map.touchpoints.get(card.touchpoint, {}), card.experience
        idle = says.get("status", "live") != "live"
        marks = "".join([" data-idle" if idle else "", " data-moment" if feels.get("moment_of_truth") else ""])
        place = text(f"{self.stages.get(card.stage, '')} {self.segments.get(card.segment or '', self.words['all'])}")
        lines = [f'<li class="card" data-place="{place}"{marks}><b>{text(name_of(card.touchpoint, says))}</b>']
        lines += [f"<span>{text(self.value('kinds', says))}</span>"] if says.get("kinds") else []
        lines += [f"<span>{text(self.value('status', says))}</span>"] if idle else []
        if isinstance(says.get("responsible"), str):
            lines.append(f"<span>{text(self.words['responsible'])}: {text(says['responsible'])}</span>")
        for mark, field in (("felt", "emotion_felt"), ("wished", "emotion_wish")):
            if field in feels:
                said = self.words[mark].format(word=self.value(field, feels))
                lines.append(f'<span class="{mark}" data-at="{feels[field]:d}">{text(said)}</span>')
        lines += [f"<span>{text(self.words['moment'])}</span>"] if feels.get("moment_of_truth") else []
        rest = [*self.told(says, told_fields(says, of_card=False)), *self.told(feels, told_fields(feels, of_card=True))]
        if rest:
            lines.append(f"<details><summary>{text(self.words['details'])}</summary><dl>{''.join(rest)}</dl></details>")
        return "".join([*lines, "</li>"])

    def told(self, says: Facts, fields: Sequence[str]) -> list[str]:
        named = [(field_name(field, self.words), self.value(field, says)) for field in fields]
        return [f"<div><dt>{text(name)}</dt><dd>{text(value)}</dd></div>" for name, value in named]

    def value(self, field: str, says: Facts) -> str:
        return value_text(field, says[field], self.words)

    def lanes(self) -> Iterator[str]:
        """Write what lanes say, a row for each lane and segment of which one says something."""
        said: dict[tuple[str, str | None, str], list[str]] = {}
        for cell in self.map.cells.values():
            place = (str(cell.get("lane")), cell.get("segment"), str(cell.get("stage")))
            said.setdefault(place, []).append(str(cell.get("text", "")))
        yield '<tbody class="lanes">' if said else ""
        for lane in self.map.lanes:
            for segment in (None, *self.segments):
                texts = ["\n".join(said.get((lane.id, segment, stage), ())) for stage in self.stages]
                if any(texts):
                    yield self.lane_row(lane, self.segments.get(segment or "", ""), texts)
        yield "</tbody>" if said else ""

    def lane_row(self, lane: Record, whom: str, texts: Sequence[str]) -> str:
        small = f"<small>{text(whom)}</small>" if whom else ""
        cells = "".join(
            f'<td data-stage="{text(stage)}">{text(said)}</td>'
            for stage, said in zip(self.stages.values(), texts, strict=True)
        )
        return f'<tr><th scope="row">{text(name_of(lane.id, lane.fields))}{small}</th>{cells}</tr>'

    def table(self) -> Iterator[str]:
        """Write all cards as rows, in the order in which they stand on the map."""
        heads = "".join(f'<th scope="col">{text(self.words[column])}</th>' for column in COLUMNS)
        yield f'<div class="scroll"><table class="list">\n<thead><tr>{heads}</tr></thead>\n<tbody>'
        for segment in (None, *self.segments):
            for stage in self.stages:
                for card in self.cells.get((stage, segment), ()):
                    yield self.table_row(card)
        yield "</tbody></table></div>"

    def table_row(self, card: Placement) -> str:
        says, feels = self.map.touchpoints.get(card.touchpoint, {}), card.experience
        responsible = says.get("responsible")
        values = [
            self.stages.get(card.stage, card.stage),
            self.segments.get(card.segment or "", self.words["all"]),
            self.value("kinds", says) if says.get("kinds") else "",
            self.value("status", says) if says.get("status") else "",
            responsible if isinstance(responsible, str) else "",
            *(self.value(field, feels) if field in feels else "" for field in FEELINGS),
        ]
        places = [""] * 5 + [f' data-at="{feels[field] + 3}"' if field in feels else "" for field in FEELINGS]
        cells = "".join(
            f'<td data-label="{text(self.words[column])}"{place}>{text(value)}</td>'
            for column, value, place in zip(COLUMNS[1:], values, places, strict=True)
        )
        return f'<tr><th scope="row">{text(name_of(card.touchpoint, says))}</th>{cells}</tr>'
