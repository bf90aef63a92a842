"""Maps to be drawn: one in five languages, and others as long, wide or empty as they come."""

from touchline.engine.map import Document, Placement, Record

VIETNAMESE = "Cửa hàng ở phố cổ, người bán nhớ cả tên khách"
RUSSIAN = "Объявление в подъезде"
ROMANIAN = "Știri și oferte în ziarul orașului"
ITALIAN = "Perché tornare: lettera di più pagine"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverkaufsstellenbesuch " * 2


def shop() -> Document:
    """Return a map of two stages and one segment with cards in five languages and a lane."""
    touchpoints = {
        "vi": {
            "name": VIETNAMESE,
            "kinds": ["human", "physical"],
            "responsible": "Nguyễn Thị Hạnh",
            "note": "Mở cửa 8h",
        },
        "ru": {"name": RUSSIAN, "kinds": ["communication"], "status": "planned"},
        "ro": {"name": ROMANIAN, "kinds": ["sensory"], "channel": "=1+1"},
        "it": {"name": ITALIAN},
        "en": {"name": '<b>Parcel & "letter"</b>'},
        "unused": {"name": "Nowhere"},
    }
    cards = [
        Placement("c1", "vi", "before", None, 0, {"emotion_felt": -1, "emotion_wish": 2, "moment_of_truth": True}),
        Placement("c2", "ru", "before", None, 1),
        Placement("c3", "ro", "after", None, 0, {"emotion_felt": 2}),
        Placement("c4", "it", "after", "families", 0),
        Placement("c5", "en", "after", "families", 1, {"think": "Is it mine?"}),
    ]
    return Document(
        map={"name": "Casa Lavandă – Дом", "state": "as-is", "kind": "blueprint"},
        stages=(Record("before", {"name": "Trước khi mua", "phase": "before"}), Record("after", {"key": "loyalty"})),
        segments=(Record("families", {"name": "Семьи с детьми"}),),
        touchpoints=touchpoints,
        placements={card.id: card for card in cards},
        lanes=(Record("back", {"name": "În spatele scenei"}), Record("silent", {"name": "Silent"})),
        cells={"x1": {"lane": "back", "stage": "after", "text": "Phòng kho đóng gói.\nКурьер забирает."}},
        evidence={"e1": {"touchpoint": "vi", "field": "note", "kind": "survey", "date": "2026-11-01"}},
    )


def wide(stages: int, segments: int, cards: int, *, name: str = "Touchpoint") -> Document:
    """Return a map of so many stages, segments and cards, shared out evenly, with a name each."""
    rows: list[str | None] = [None, *(f"g{n}" for n in range(segments))]
    placed: dict[str, Placement] = {}
    for n in range(cards):
        cell, position = divmod(n, stages * len(rows))[1], n // (stages * len(rows))
        stage, segment = f"s{cell % stages}", rows[cell // stages]
        feels = {"emotion_felt": n % 5 - 2} if n % 3 == 0 else {}
        placed[f"c{n}"] = Placement(f"c{n}", f"t{n}", stage, segment, position, feels)
    return Document(
        map={"name": f"{name}s"},
        stages=tuple(Record(f"s{n}", {"name": f"Stage {n + 1}", "phase": "before"}) for n in range(stages)),
        segments=tuple(Record(f"g{n}", {"name": f"Segment {n + 1}"}) for n in range(segments)),
        touchpoints={f"t{n}": {"name": f"{name} {n + 1}", "kinds": ["human"]} for n in range(cards)},
        placements=placed,
    )
