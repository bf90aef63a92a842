"""Comments on a touchpoint: who is told, how, and who may change them."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from tests.conftest import Cast
from tests.jobs import run_jobs
from tests.mail import Mailbox, mail_server
from touchline.web.identify.models import Stage
from touchline.web.map import operations, queries
from touchline.web.map.models import Comment, Map, Mention, Placement
from touchline.web.settings.mail import from_url
from touchline.web.workspace.models import JobState

HTMX = {"HX-Request": "true"}


@pytest.fixture
def shop(cast: Cast, map: Map, stages: list[Stage]) -> Placement:
    return operations.add_touchpoint(map, name="Shop", stage=stages[0], person=cast.ana.person)


@pytest.fixture
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    with mail_server() as box:
        backend = "django.core.mail.backends.smtp.EmailBackend"
        settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": from_url(box.url)}}
        yield box


def page_of(shop: Placement) -> str:
    map = shop.map
    return f"/w/{map.workspace.slug}/map/{map.slug}/touchpoints/{shop.touchpoint.slug}/comments/"


def address(cast: Cast, *parts: str) -> str:
    return "/".join(["", "w", cast.workspace.slug, "map", *parts, ""])


def say(client: Client, shop: Placement, text: str, **more: str) -> Comment:
    client.post(page_of(shop), {"text": text, **more}, headers=HTMX)
    return Comment.objects.latest("pk")


def told(comment: Comment) -> set[str]:
    return {str(mention.member) for mention in Mention.objects.filter(comment=comment)}


def test_a_comment_stands_with_the_touchpoint_and_tells_whom_it_names(
    cast: Cast, bogdan: Client, ana: Client, shop: Placement
) -> None:
    comment = say(bogdan, shop, "The door sticks, @ana. I, @Bogdan, will look.")

    assert "The door sticks" in ana.get(page_of(shop)).text
    assert told(comment) == {"Ana"}


def test_a_viewer_comments_too_and_members_can_be_ticked(cast: Cast, chi: Client, shop: Placement) -> None:
    comment = say(chi, shop, "Too dark in the evening", tell=cast.bogdan.slug)

    assert told(comment) == {"Bogdan"}


def test_an_answer_tells_everybody_of_the_thread_and_opens_it_again(
    cast: Cast, ana: Client, bogdan: Client, chi: Client, shop: Placement
) -> None:
    first = say(ana, shop, "Who has the key?")
    say(bogdan, shop, "I do", answers=first.slug)
    ana.post(address(cast, "comments", first.slug, "settle"), headers=HTMX)

    answer = say(chi, shop, "Not any more", answers=first.slug)

    first.refresh_from_db()
    assert told(answer) == {"Ana", "Bogdan"}
    assert first.settled_at is None


def test_what_is_said_to_me_waits_until_i_open_it(cast: Cast, ana: Client, bogdan: Client, shop: Placement) -> None:
    comment = say(bogdan, shop, "@Ana, look")
    listed = ana.get(address(cast, "mentions"))

    assert "@Ana, look" in listed.text
    assert "1 comment for you is unread" in listed.text
    opened = ana.get(address(cast, "mentions", comment.slug), follow=True)
    assert opened.redirect_chain[0][0].endswith(f"#comment-{comment.slug}")
    assert queries.unread(cast.ana) == 0


def test_a_mention_goes_out_by_mail_in_the_readers_language_once(
    cast: Cast, bogdan: Client, shop: Placement, mailbox: Mailbox
) -> None:
    cast.ana.person.language = "it"
    cast.ana.person.save()
    comment = say(bogdan, shop, "@Ana, <b>look</b> & say")

    run_jobs()
    run_jobs()

    (letter,) = mailbox.letters
    text = letter.get_content()
    assert letter["To"] == "ana@lavanda.example"
    assert letter["Subject"] == "Bogdan ti ha scritto a proposito di «Shop»"
    assert "@Ana, <b>look</b> & say" in text
    assert f"http://testserver{address(cast, 'mentions', comment.slug)}" in text


def test_a_mail_server_that_refuses_fails_the_work_and_says_so(
    cast: Cast, bogdan: Client, shop: Placement, mailbox: Mailbox, settings: Settings
) -> None:
    settings.MAILERS["default"]["OPTIONS"]["port"] = 1
    say(bogdan, shop, "@Ana, look")

    (job,) = run_jobs()

    assert (job.state, job.error["code"]) == (JobState.FAILED, "mail-refused")


def test_without_a_mail_server_nothing_is_asked_of_one(cast: Cast, bogdan: Client, shop: Placement) -> None:
    say(bogdan, shop, "@Ana, look")

    assert run_jobs() == []


def test_only_its_writer_changes_a_comment(
    cast: Cast, ana: Client, bogdan: Client, chi: Client, shop: Placement
) -> None:
    comment = say(bogdan, shop, "Look")
    change = address(cast, "comments", comment.slug, "change")

    refused = ana.post(change, {"text": "Never"})
    bogdan.post(change, {"text": "Look, @Chi"}, headers=HTMX)

    comment.refresh_from_db()
    assert refused.status_code == 403
    assert comment.text == "Look, @Chi"
    assert told(comment) == {"Chi"}


def test_a_comment_taken_away_can_be_brought_back(
    cast: Cast, ana: Client, bogdan: Client, chi: Client, shop: Placement
) -> None:
    comment = say(bogdan, shop, "Look")

    assert chi.post(address(cast, "comments", comment.slug, "remove")).status_code == 403
    reply = bogdan.post(address(cast, "comments", comment.slug, "remove"), headers=HTMX)
    assert "Look" not in re.sub(r"<script.*?</script>", "", reply.text)
    bogdan.post(address(cast, "comments", comment.slug, "back"), headers=HTMX)

    assert "Look" in ana.get(page_of(shop)).text


def test_a_viewer_settles_only_what_they_take_part_in(cast: Cast, bogdan: Client, chi: Client, shop: Placement) -> None:
    others, own = say(bogdan, shop, "Look"), say(chi, shop, "Here")

    refused = chi.post(address(cast, "comments", others.slug, "settle"))
    chi.post(address(cast, "comments", own.slug, "settle"), headers=HTMX)

    own.refresh_from_db()
    assert refused.status_code == 403
    assert own.settled_by == cast.chi.person


def test_an_empty_comment_is_refused_and_nothing_is_kept(bogdan: Client, shop: Placement) -> None:
    reply = bogdan.post(page_of(shop), {"text": "  "})

    assert reply.status_code == 422
    assert not Comment.objects.exists()


def test_a_strangers_comment_cannot_be_answered_nor_a_stranger_told(
    cast: Cast, bogdan: Client, dario: Client, shop: Placement
) -> None:
    say(bogdan, shop, "Look, @Dario")
    ticked = bogdan.post(page_of(shop), {"text": "Look", "tell": cast.dario.slug})

    assert dario.get(page_of(shop)).status_code == 404
    assert ticked.status_code == 422
    assert not Mention.objects.exists()
