from django.test import Client

from tests.conftest import Cast
from tests.factories import make_survey

LOW, HIGH = [1, 2, 1, 2] * 10, [4, 5, 4, 5] * 10


def test_one_survey_is_not_enough_and_the_page_says_what_to_do(cast: Cast, bogdan: Client) -> None:
    make_survey(cast.workspace, "Guests 2025", {"Desk": HIGH})

    page = bogdan.get(f"/w/{cast.workspace.slug}/monitor/").content.decode()

    assert "Guests 2025 is the only survey so far" in page
    assert f"/w/{cast.workspace.slug}/listen/bring/" in page


def test_the_two_newest_surveys_are_compared(cast: Cast, chi: Client) -> None:
    make_survey(cast.workspace, "Guests 2025", {"Desk": HIGH, "Wi-Fi": LOW, "Bags": LOW})
    make_survey(cast.workspace, "Guests 2026", {"Desk": LOW, "Wi-Fi": HIGH, "Bags": LOW})

    page = chi.get(f"/w/{cast.workspace.slug}/monitor/").content.decode()

    assert "1 touchpoint got worse, 1 got better from Guests 2025 to Guests 2026." in " ".join(page.split())
    assert page.index(">Desk<") < page.index(">Wi-Fi<") < page.index(">Bags<")


def test_surveys_without_a_common_touchpoint_are_not_compared(cast: Cast, chi: Client) -> None:
    make_survey(cast.workspace, "Guests", {"Desk": HIGH})
    make_survey(cast.workspace, "Members", {"Club": LOW})

    page = chi.get(f"/w/{cast.workspace.slug}/monitor/").content.decode()

    assert "No touchpoint was rated in both periods." in page


def test_surveys_of_another_workspace_are_not_offered(cast: Cast, chi: Client) -> None:
    ours = [make_survey(cast.workspace, name, {"Desk": HIGH}) for name in ("Guests 2025", "Guests 2026")]
    theirs = make_survey(cast.elsewhere, "Their guests", {"Desk": LOW})

    page = chi.get(f"/w/{cast.workspace.slug}/monitor/?before={theirs.slug}&after={ours[1].slug}").content.decode()

    assert "Their guests" not in page
