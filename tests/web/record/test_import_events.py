"""Events brought from a file: staged, published at once, each id once, and nothing left when it is stopped."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from pytest_django import Settings

from tests.conftest import Cast
from tests.jobs import run_jobs
from touchline.engine.errors import UnusableInputError
from touchline.web.record import operations, queries
from touchline.web.record.models import SetAside, Slab, Source, SourceKind, SourceState
from touchline.web.workspace.models import Job, JobState

HEADER = "who,when,what,message_id\n"
MAPPING = "kind: events\ncolumns: {who: {role: customer}, when: {role: time}, what: {role: touchpoint}}"
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.UPLOADS, settings.SLABS = tmp_path / "uploads", tmp_path / "slabs"
    monkeypatch.setattr("touchline.engine.tables.chunk.BLOCK_BYTES", 200)
    return tmp_path


def rows(*numbers: int, id: str = "m{n}") -> str:
    return "".join(f"c{n % 3},2026-03-01 10:{n % 60:02},touch {n % 4},{id.format(n=n)}\n" for n in numbers)


def bring(cast: Cast, text: str | bytes, name: str = "log.csv") -> Source:
    data = text.encode() if isinstance(text, str) else text
    return operations.bring_events(cast.workspace, chunks=[data], name=name, person=cast.ana.person)


def take_in(cast: Cast, source: Source) -> Source:
    operations.start_event_import(source, person=cast.ana.person)
    run_jobs()
    return queries.source(cast.workspace, source.slug)


def numbers(source: Source) -> tuple[int, int, int, int]:
    return source.rows_read, source.rows_taken, source.rows_set_aside, source.rows_repeated


def everything(cast: Cast) -> pl.DataFrame:
    return queries.events(cast.workspace).sort("customer", "at", "sequence").collect()


def test_events_are_taken_in_pieces_and_set_aside_with_their_row(cast: Cast) -> None:
    source = bring(
        cast, HEADER + rows(*range(30)) + "c1,never,touch,x\n,2026-03-01,touch,y\nshort\n" + rows(*range(30, 60))
    )

    done = take_in(cast, source)

    assert (done.state, numbers(done)) == (SourceState.PUBLISHED, (63, 60, 3, 0))
    assert Slab.objects.count() > 5
    assert everything(cast).height == 60
    assert list(queries.set_aside(done).values_list("row", "column", "code")) == [
        (32, "when", "not-a-time"),
        (33, "who", "no-customer"),
        (34, "", "row-too-short"),
    ]


def test_nothing_counts_before_all_of_it_does(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    source = bring(cast, HEADER + rows(*range(60)))
    seen: list[int] = []
    stage = operations.import_events.stage

    def stage_and_look(*args: object, **options: object) -> None:
        stage(*args, **options)  # type: ignore[arg-type]
        seen.append(everything(cast).height)

    monkeypatch.setattr(operations.import_events, "stage", stage_and_look)
    take_in(cast, source)

    assert len(seen) > 5
    assert set(seen) == {0}
    assert everything(cast).height == 60


@pytest.mark.parametrize("packed", [False, True])
def test_times_are_of_the_workspace_where_the_file_does_not_say(cast: Cast, packed: bool) -> None:
    cast.workspace.time_zone = "Europe/Bucharest"
    cast.workspace.save()
    data = "кто,когда,что\nana,2026-07-01 12:00,вход\n".encode("cp1251")

    take_in(cast, bring(cast, gzip.compress(data) if packed else data))

    [event] = everything(cast).rows(named=True)
    assert (event["at"], event["touchpoint"]) == (datetime(2026, 7, 1, 9, tzinfo=UTC), "вход")


def test_an_id_counts_once_in_a_file_and_identical_rows_without_one_are_kept(cast: Cast) -> None:
    source = bring(cast, HEADER + rows(1, 2, 3) + rows(2) * 30 + rows(4, 4, id=""))

    done = take_in(cast, source)

    assert numbers(done) == (35, 5, 0, 30)


def test_an_id_counts_once_in_all_files_of_a_saved_mapping_and_no_others(cast: Cast) -> None:
    first = bring(cast, HEADER + rows(*range(20)))
    saved = operations.save_mapping(
        cast.workspace,
        name="Log",
        kind=SourceKind.EVENTS,
        yaml=queries.event_mapping_text(first),
        header=["who", "when", "what", "message_id"],
        person=None,
    )
    operations.use_saved(first, saved)
    take_in(cast, first)

    again = bring(cast, HEADER + rows(*range(10, 30)), "next.csv")
    other = bring(cast, HEADER + rows(*range(5)), "other.csv")
    operations.use_saved(other, None)

    assert again.saved_mapping == saved
    assert numbers(take_in(cast, again)) == (20, 10, 0, 10)
    assert numbers(take_in(cast, other)) == (5, 5, 0, 0)


def test_a_file_that_only_repeats_is_published_with_nothing_new(cast: Cast) -> None:
    first = bring(cast, HEADER + rows(1, 2))
    saved = operations.save_mapping(
        cast.workspace, name="L", kind=SourceKind.EVENTS, yaml=queries.event_mapping_text(first), header=[], person=None
    )
    operations.use_saved(first, saved)
    take_in(cast, first)
    second = bring(cast, HEADER + rows(2, 1), "b.csv")
    operations.use_saved(second, saved)

    assert numbers(take_in(cast, second)) == (2, 0, 0, 2)


def test_the_same_bytes_are_known(cast: Cast) -> None:
    bring(cast, HEADER + rows(1))

    with pytest.raises(operations.BroughtBeforeError):
        bring(cast, HEADER + rows(1), "copy.csv")


def test_a_sequence_column_orders_equal_moments_and_rows_what_it_leaves_equal(cast: Cast) -> None:
    lines = [("a", 9), ("b", -5), ("c", 9), ("d", 2_000_000_000_000)]
    text = "who,when,what,sequence\n" + "".join(f"ana,2026-03-01,{what},{order}\n" for what, order in lines * 10)

    take_in(cast, bring(cast, text))

    found = everything(cast)
    assert found["touchpoint"].to_list() == ["b"] * 10 + ["a", "c"] * 10 + ["d"] * 10
    assert found["sequence"].to_list() == list(range(1, 41))


def test_stopping_leaves_no_row_and_no_file(cast: Cast, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = bring(cast, gzip.compress((HEADER + rows(*range(60)) + "bad,never,x,y\n").encode()))
    job = operations.start_event_import(source, person=cast.ana.person)
    stage = operations.import_events.stage

    def stage_and_cancel(*args: object, **options: object) -> None:
        stage(*args, **options)  # type: ignore[arg-type]
        Job.objects.filter(pk=job.pk).update(cancel_asked=Slab.objects.count() == 3)

    monkeypatch.setattr(operations.import_events, "stage", stage_and_cancel)
    (home / "slabs").mkdir(exist_ok=True)
    (home / "slabs" / f"{source.path}-left-by-a-killed-worker.parquet").write_bytes(b"x")
    run_jobs()

    source.refresh_from_db()
    assert (source.state, Job.objects.get(pk=job.pk).state) == (SourceState.UPLOADED, JobState.CANCELLED)
    assert (Slab.objects.count(), SetAside.objects.count()) == (0, 0)
    assert list((home / "slabs").iterdir()) == []
    assert [file.name for file in (home / "uploads").iterdir()] == [source.path]


def test_thousands_of_set_aside_cells_are_written_a_few_at_a_time(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("touchline.web.record.jobs.ROWS_WRITTEN_AT_ONCE", 3)
    source = bring(cast, HEADER + rows(1) + "bad,never,x,y\n" * 50)
    operations.use_event_mapping_text(source, text=MAPPING)

    done = take_in(cast, source)

    assert numbers(done) == (51, 1, 50, 0)
    assert list(queries.set_aside(done).values_list("row", flat=True)) == list(range(3, 53))


def test_a_date_that_may_mean_two_days_is_asked_for_before_anything_is_read(cast: Cast) -> None:
    source = bring(cast, "who,when,what\nana,03/04/2026,door\n")

    with pytest.raises(UnusableInputError, match="ambiguous-day"):
        operations.start_event_import(source, person=cast.ana.person)

    source.refresh_from_db()
    assert source.state == SourceState.UPLOADED


def test_a_file_without_any_event_fails_and_leaves_nothing(cast: Cast) -> None:
    source = bring(cast, HEADER + "ana,2026-03-01,,m1\n")
    operations.use_event_mapping_text(source, text=MAPPING)

    done = take_in(cast, source)

    assert done.state == SourceState.UPLOADED
    assert Job.objects.get().error["code"] == "no-events"
    assert SetAside.objects.count() == 0


def test_two_files_of_one_mapping_read_at_once_take_each_id_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bring(cast, HEADER + rows(*range(40)))
    text = queries.event_mapping_text(first)
    saved = operations.save_mapping(
        cast.workspace, name="Log", kind=SourceKind.EVENTS, yaml=text, header=[], person=None
    )
    second = bring(cast, HEADER + rows(*range(20, 50)), "b.csv")
    for source in (first, second):
        operations.use_saved(source, saved)
        operations.start_event_import(source, person=None)
    stage, switched = operations.import_events.stage, []

    def stage_and_let_the_other_overtake(source: Source, **options: object) -> None:
        stage(source, **options)  # type: ignore[arg-type]
        if not switched:
            switched.append(source)
            Source.objects.filter(pk=second.pk).update(state=SourceState.PUBLISHED)

    monkeypatch.setattr(operations.import_events, "stage", stage_and_let_the_other_overtake)
    Job.objects.filter(pk=second.job_id).delete()
    run_jobs()

    first.refresh_from_db()
    assert (first.state, numbers(first)) == (SourceState.PUBLISHED, (40, 40, 0, 0))
    assert Job.objects.get(pk=first.job_id).cursor["relatives"] == [second.pk]


def mend(text: str) -> bytes:
    return text.replace("never", "2026-03-02").replace("short,,,", "c9,2026-03-03,touch,z").encode()


def test_rows_set_aside_are_handed_out_with_their_cells_and_come_back_mended(cast: Cast) -> None:
    bad = 'c1,never,touch,x\n=1+1,never,"in, quotes",y\nshort\n'
    done = take_in(cast, bring(cast, HEADER + rows(*range(30)) + bad + rows(*range(30, 60))))

    text = "".join(queries.rows_to_mend(done))
    came = operations.bring_mended_events(done, data=mend(text), name="mended.csv", person=None)

    assert text.splitlines()[1:] == [
        "32,when: not a time that can be read,c1,never,touch,x",
        '33,when: not a time that can be read,\'=1+1,never,"in, quotes",y',
        "34,fewer cells than the header has,short,,,",
    ]
    assert came == operations.Mended(taken=3, repeated=0, set_aside=0)
    assert numbers(done) == (63, 63, 0, 0)
    assert everything(cast).filter(pl.col("customer") == "=1+1")["sequence"].to_list() == [33]
    assert not queries.set_aside(done).exists()


def test_mended_rows_that_are_wrong_still_stay_and_known_ids_are_skipped(cast: Cast) -> None:
    done = take_in(cast, bring(cast, HEADER + rows(1, 2, 5) + "a,never,b,x\na,never,b,y\n"))

    text = "touchline_row,who,when,what,message_id\n5,a,2026-03-01,,x\n6,a,2026-03-01,b,m1\n"
    came = operations.bring_mended_events(done, data=text.encode(), name="m.csv", person=None)

    assert came == operations.Mended(taken=0, repeated=1, set_aside=1)
    assert numbers(done) == (5, 3, 1, 1)
    assert [(each.row, each.column, each.code) for each in queries.set_aside(done)] == [(5, "what", "no-touchpoint")]


def test_some_hundreds_of_rows_are_mended_by_a_job_each_once(cast: Cast) -> None:
    done = take_in(cast, bring(cast, HEADER + rows(*range(400)) + "".join(f"a,never,b,x{n}\n" for n in range(320))))
    text = "".join(queries.rows_to_mend(done)).replace("never", "2026-03-02")

    job = operations.bring_mended_events(done, data=text.encode(), name="m.csv", person=None)
    assert isinstance(job, Job)
    with pytest.raises(operations.NotReadyError):
        operations.bring_mended_events(done, data=text.encode(), name="m.csv", person=None)
    ended = run_jobs()

    done.refresh_from_db()
    assert next(each.result for each in ended if each.pk == job.pk) == {"events": 320}
    assert numbers(done) == (720, 720, 0, 0)
    assert everything(cast).height == 720
    assert not queries.set_aside(done).exists()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("who,when,what\na,2026-03-01,b\n", "no-row-numbers"),
        ("touchline_row,who,when,what\nthree,a,2026-03-01,b\n", "no-row-numbers"),
        ("touchline_row,who,when,what\n3,a,2026-03-01,b\n3,a,2026-03-01,b\n", "mended-twice"),
        ("touchline_row,who,when,what\n2,a,2026-03-01,b\n", "rows-not-awaited"),
    ],
)
def test_what_mends_no_row_that_was_set_aside_is_refused(cast: Cast, text: str, code: str) -> None:
    done = take_in(cast, bring(cast, HEADER + rows(1) + "a,never,b,x\n"))

    with pytest.raises(UnusableInputError) as refused:
        operations.bring_mended_events(done, data=text.encode(), name="m.csv", person=None)

    assert refused.value.code == code
    assert numbers(done) == (2, 1, 1, 0)


def test_mended_rows_stand_where_their_sequence_puts_them(cast: Cast, home: Path) -> None:
    text = "who,when,what,sequence\nana,2026-03-01,c,30\nana,2026-03-01,b,x\nana,2026-03-01,a,10\n"
    source = bring(cast, text)
    roles = "who: {role: customer}, when: {role: time}, what: {role: touchpoint}, sequence: {role: sequence}"
    operations.use_event_mapping_text(source, text=f"kind: events\ncolumns: {{{roles}}}")
    done = take_in(cast, source)

    mended = b"touchline_row,who,when,what,sequence\n3,ana,2026-03-01,b,20\n"
    operations.bring_mended_events(done, data=mended, name="m.csv", person=None)

    assert everything(cast)["touchpoint"].to_list() == ["a", "b", "c"]
    assert queries.kept_slabs() == sorted(file.name for file in (home / "slabs").iterdir())
