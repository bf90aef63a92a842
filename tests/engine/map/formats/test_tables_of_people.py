"""Tables as people have them, in CSV: the same shapes come in workbooks and Markdown."""

import pytest

from touchline.engine.errors import UnusableInputError
from touchline.engine.map import Document, formats
from touchline.engine.map.formats import Brought


def brought(text: str, encoding: str = "utf-8") -> Brought:
    return formats.read_file(text.encode(encoding), "Our map.csv", "csv")


def named(map: Document) -> list[tuple[str, str | None, str]]:
    """The cards from the top: stage, segment, touchpoint, by their names."""
    stages = {one.id: str(one.fields["name"]) for one in map.stages}
    segments = {one.id: str(one.fields["name"]) for one in map.segments}
    return [
        (stages[stage.id], segments.get(segment or ""), str(map.touchpoints[card.touchpoint]["name"]))
        for stage in map.stages
        for segment in [None, *segments]
        for card in map.cell(stage.id, segment)
    ]


def codes(found: Brought) -> list[str]:
    return [remark.code for remark in found.remarks]


def test_stages_side_by_side_over_segments_with_several_touchpoints_a_cell() -> None:
    text = """\
,Awareness,Purchase
All customers,"- Leaflet
- Fair","Till; Web shop"
Families,"• Radio spot • Poster","Playground, toys"
"""

    found = brought(text)

    assert named(found.map) == [
        ("Awareness", None, "Leaflet"),
        ("Awareness", None, "Fair"),
        ("Awareness", "Families", "Radio spot"),
        ("Awareness", "Families", "Poster"),
        ("Purchase", None, "Till"),
        ("Purchase", None, "Web shop"),
        ("Purchase", "Families", "Playground, toys"),
    ]
    assert found.map.map == {"name": "Our map"}
    assert codes(found) == ["taken-as-stages", "commas-kept"]
    assert str(found.remarks[1]) == (
        "row 3, column C: 'Playground, toys' with a comma; read as one touchpoint [commas-kept]"
    )


def test_commas_part_names_where_one_of_them_stands_alone_elsewhere() -> None:
    found = brought(";Awareness;Purchase\nPairs;Fair;\nFamilies;Fair, poster;Till\n")

    assert [name for _, segment, name in named(found.map) if segment == "Families"] == ["Fair", "poster", "Till"]
    assert "commas-part" in codes(found)


def test_stages_over_lanes() -> None:
    text = "Stage;Conştientizare;Alegere\nPuncte de contact;Pliant;Casă\nEmoții;😀;😡\nCulise;;Casier\n"

    found = brought(text)

    assert named(found.map) == [("Conştientizare", None, "Pliant"), ("Alegere", None, "Casă")]
    assert [lane.fields["name"] for lane in found.map.lanes] == ["Emoții", "Culise"]
    assert found.map.cells["emotii.alegere.all"] == {"lane": "emotii", "stage": "alegere", "text": "😡"}


def test_phases_over_stages_and_a_title_over_both() -> None:
    text = "Our journey\n\n,Before,,After\n,Hear of us,Look closer,Come back\nFamilies,Leaflet,Web site,Call\n"

    map = brought(text).map

    assert map.map["name"] == "Our journey"
    assert [(one.fields["name"], one.fields["phase"]) for one in map.stages] == [
        ("Hear of us", "before"),
        ("Look closer", "before"),
        ("Come back", "after"),
    ]
    assert [name for _, _, name in named(map)] == ["Leaflet", "Web site", "Call"]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("Stage,Segment,Touchpoint,Kind,Channel,Note,Emotion,Cost per month", "en"),
        ("Etapă,Segment,Punct de contact,Tip,Canal,Notă,Emoție,Cost lunar", "ro"),
        ("ETAPA,Segment,punct de atingere,FEL,canal,Observaţii,emoţie,Costuri", "ro"),
        ("Этап,Сегмент,Точка контакта,Вид,Канал,Комментарий,Эмоция,Затраты в месяц", "ru"),
        ("Fase,Segmento,Punto di contatto,Tipo,Canale,Nota,Emozione,Costo mensile", "it"),
        ("Giai đoạn,Phân khúc,Điểm chạm,Loại,Kênh,Ghi chú,Cảm xúc,Chi phí hàng tháng", "vi"),
    ],
)
def test_a_row_for_each_touchpoint_in_five_languages(header: str, language: str) -> None:
    found = brought(f'{header}\nA,Pairs,Call,human,phone,"Ring, twice",🙁,1.200\nA,,Till,,,,,"1.200,50"\n')

    assert named(found.map) == [("A", None, "Till"), ("A", "Pairs", "Call")]
    assert found.map.touchpoints["call"] == {
        "name": "Call",
        "kinds": ["human"],
        "channel": "phone",
        "monthly_cost_minor": 120_000,
        "note": "Ring, twice",
    }
    assert found.map.touchpoints["till"]["monthly_cost_minor"] == 120_050
    assert found.map.placements["call.a.pairs"].experience == {"emotion_felt": -1}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1250"])
def test_old_encodings_are_read(encoding: str) -> None:
    text = "Etapă;Punct de contact\nConştientizare;Reclamă în ziar şi staţie\nConştientizare;Vânzător\n"

    assert named(brought(text, encoding).map)[0] == ("Conştientizare", None, "Reclamă în ziar şi staţie")


def test_cyrillic_of_old_windows_is_read() -> None:
    text = "Этап\tТочка контакта\nОсведомлённость\tРеклама в журнале\nВыбор\tКасса\n"

    assert named(brought(text, "cp1251").map)[1] == ("Выбор", None, "Касса")


def test_one_stage_written_with_cedilla_and_with_comma_below_is_one() -> None:
    map = brought("Etapă;Punct de contact\nConştientizare;A\nConștientizare;B\n").map

    assert [one.fields["name"] for one in map.stages] == ["Conştientizare"]


def test_what_no_field_holds_is_kept_in_the_notes() -> None:
    found = brought("stage,touchpoint,Reach,effort_minutes\nA,Call,2 000 people,half an hour\n")

    assert found.map.touchpoints["call"] == {"name": "Call", "note": "Reach: 2 000 people"}
    assert [(one.code, str(one.place)) for one in found.remarks[1:]] == [
        ("column-in-notes", "row 1, column C"),
        ("cell-unreadable", "row 2, column D"),
    ]


def test_marks_from_1_to_5_become_steps() -> None:
    found = brought("stage,touchpoint,emotion\nA,Call,5\nA,Till,1\n")

    assert [card.experience for card in found.map.cell("a", None)] == [{"emotion_felt": 2}, {"emotion_felt": -2}]
    assert "marks-as-feelings" in codes(found)


def test_a_touchpoint_named_twice_is_one_with_two_cards() -> None:
    found = brought("stage,touchpoint,channel\nA,Call,phone\nB,call,mail\nB,Call,\n")

    assert named(found.map) == [("A", None, "Call"), ("B", None, "Call")]
    assert found.map.touchpoints["call"]["channel"] == "phone"
    assert codes(found)[1:] == ["said-twice", "stands-there"]


def test_a_stage_left_empty_is_that_of_the_row_above() -> None:
    found = brought("stage,touchpoint\nA,Call\n,Till\n")

    assert named(found.map) == [("A", None, "Call"), ("A", None, "Till")]
    assert "stage-from-above" in codes(found)


def test_a_name_too_long_for_a_map_is_cut_and_kept_in_the_note() -> None:
    found = brought(f"stage,touchpoint\nA,{'long ' * 40}\n")

    (says,) = found.map.touchpoints.values()
    assert len(str(says["name"])) <= 120
    assert says["note"] == ("long " * 40).strip()
    assert formats.map_faults(formats.write_map(found.map)) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        ("hello\nworld\n", "map-table-unknown"),
        ('stage,touchpoint\nA,"Call\n', "unclosed-quote"),
        ("stage,touchpoint\n" + "," * 600 + "x\n", "file-too-large"),
    ],
)
def test_what_is_no_map_is_refused_with_its_place(text: str, code: str) -> None:
    with pytest.raises(UnusableInputError) as refused:
        brought(text)

    assert refused.value.code == code
    assert refused.value.values["file"] == "Our map.csv"
