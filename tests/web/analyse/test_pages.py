import pytest
from django.test import Client

from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.web.analyse.survey import make_survey
from touchline.engine.analyse import Evidence, Reason
from touchline.web.analyse import operations, queries
from touchline.web.analyse.queries.reasons import SENTENCES, sentence
from touchline.web.identify.models import Touchpoint


def page(client: Client, cast: Cast, path: str = "") -> str:
    return client.get(f"/w/{cast.workspace.slug}/analyse/{path}").content.decode()


def analysed(cast: Cast, **choice: object) -> None:
    survey = make_survey(cast.workspace, **choice)  # type: ignore[arg-type]
    operations.ask_for_drivers(cast.workspace, survey, person=None)
    run_jobs()


def test_without_answers_the_page_says_what_will_be_here(cast: Cast, chi: Client) -> None:
    assert "Nothing to look at yet" in page(chi, cast)


def test_with_answers_the_first_step_is_offered_to_those_who_may(cast: Cast, chi: Client, bogdan: Client) -> None:
    make_survey(cast.workspace)

    assert "Find what matters" in page(bogdan, cast)
    assert "Find what matters" not in page(chi, cast)


def test_the_search_shows_how_far_it_is_and_then_the_page_anew(cast: Cast, bogdan: Client) -> None:
    survey = make_survey(cast.workspace)
    operations.ask_for_drivers(cast.workspace, survey, person=None)

    during, fragment = page(bogdan, cast), bogdan.get(f"/w/{cast.workspace.slug}/analyse/progress/")
    run_jobs()
    after = bogdan.get(f"/w/{cast.workspace.slug}/analyse/progress/")

    assert "Looking at the answers" in during
    assert "<html" not in fragment.content.decode()
    assert after.headers["HX-Refresh"] == "true"


@pytest.mark.slow
def test_the_page_says_what_is_found_with_picture_bars_verdicts_and_figures(cast: Cast, chi: Client) -> None:
    analysed(cast)

    html = page(chi, cast)

    assert "Front desk matters much and is rated low: start there." in html
    for words in ("What matters, and how it is rated", "How much each touchpoint matters", "Verdicts", "All figures"):
        assert words in html
    assert "LMG" in html.split("How this was computed")[1]
    assert "LMG" not in html.split("How this was computed")[0]


def test_no_driver_found_is_said_with_what_it_means_and_without_a_picture(cast: Cast, chi: Client) -> None:
    analysed(cast, lots=True)

    html = page(chi, cast)

    assert "No driver found" in html
    assert "That does not say that no touchpoint matters" in html
    assert "What matters, and how it is rated" not in html


def test_trouble_is_said_in_words_with_the_way_out(cast: Cast, chi: Client) -> None:
    analysed(cast, people=19)

    html = page(chi, cast)

    assert "19 answers rate the whole: too few" in html
    assert "at least 20 answers" in html
    assert "too-few-answers" in html


def test_a_verdict_opens_with_its_reasons_at_its_own_address(cast: Cast, chi: Client) -> None:
    analysed(cast)
    desk = Touchpoint.objects.get(name="Front desk")

    html = page(chi, cast, f"touchpoints/{desk.slug}/")

    assert "Why this word" in html
    assert "200 answers). That is below" in html
    assert "observed" in html


def test_a_touchpoint_of_another_workspace_is_not_found(cast: Cast, chi: Client) -> None:
    analysed(cast)
    other = Touchpoint.objects.create(workspace=cast.elsewhere, slug="their-desk", name="Their desk")

    assert chi.get(f"/w/{cast.workspace.slug}/analyse/touchpoints/{other.slug}/").status_code == 404


def test_new_answers_make_the_page_say_that_it_is_out_of_date(cast: Cast, chi: Client) -> None:
    analysed(cast)
    found = queries.latest_drivers(cast.workspace)
    assert found is not None

    found.analysis.survey.answers.first().delete()

    assert "Answers came or went since this was computed" in page(chi, cast)


VALUES = {
    **dict.fromkeys(("value", "low", "high", "target", "margin", "penalty", "reward", "asymmetry", "impact"), 0.5),
    **dict.fromkeys(("impact_low", "impact_high", "importance_share", "importance_low", "importance_high"), 0.25),
    **dict.fromkeys(("even_share", "contact_share", "cost_share", "met_share", "beta", "r", "r2"), 0.25),
    **dict.fromkeys(("answers", "low_answers", "high_answers", "least"), 40),
}


@pytest.mark.parametrize("code", [*SENTENCES, "few-answers"])
def test_every_reason_has_a_sentence_that_its_values_fill(code: str) -> None:
    said = sentence(Reason(code, Evidence.OBSERVED, VALUES))

    assert said
    assert "%(" not in said
