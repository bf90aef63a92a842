"""The airport's workspace at the end of the main job, made by the operations that its pages call."""

from pathlib import Path

from tests.airport import OPTIONS, answers_in, mapping_text
from tests.jobs import run_jobs
from touchline.web.analyse.operations import ask_for_drivers
from touchline.web.decide.operations import adopt, bring_options, prepare_options
from touchline.web.decide.queries import front
from touchline.web.decide.queries.files import parcel
from touchline.web.listen.operations import bring_file, start_import, use_mapping_text
from touchline.web.listen.queries import latest_survey
from touchline.web.map.operations.maps import start_map
from touchline.web.workspace.models import Person, Workspace


def walk(workspace: Workspace, *, person: Person, real_data: Path) -> None:
    """Bring the answers, find what matters, bring the options, adopt a plan; tasks follow."""
    start_map(workspace, scheme="lifecycle", person=person)
    bring_answers(workspace, answers_in(real_data).read_bytes(), "sfo_2013.csv.gz", person=person)
    survey = latest_survey(workspace)
    assert survey
    ask_for_drivers(workspace, survey, person=person)
    run_jobs()
    prepare_options(workspace, person=person)
    bring_options(workspace, parcel=parcel(workspace, OPTIONS.read_bytes(), OPTIONS.name), person=person)
    best = front(workspace)
    assert best
    place = best.near(best.front.today.cost_minor)
    adopt(workspace, best=best, place=place, name="Better food", reason="The most for today's money.", person=person)
    run_jobs()


def bring_answers(workspace: Workspace, file: bytes, name: str, *, person: Person) -> None:
    source = bring_file(workspace, chunks=[file], name=name, person=person)
    start_import(use_mapping_text(source, text=mapping_text()), person=person)
    run_jobs()
