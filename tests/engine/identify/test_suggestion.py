"""What names let one guess, in five languages, and why."""

import pytest

from touchline.engine.identify import Reason, nearest_stage, readable, stage_key, suggestion, twin
from touchline.engine.identify.lexicon import FORMS, MOMENTS
from touchline.engine.identify.schemes import SCHEMES
from touchline.engine.identify.words import comparable


@pytest.mark.parametrize(
    ("name", "kinds", "stage"),
    [
        ("Delivery", ("physical",), "satisfaction"),
        ("Livrare", ("physical",), "satisfaction"),
        ("Доставка", ("physical",), "satisfaction"),
        ("Consegna", ("physical",), "satisfaction"),
        ("Giao hàng", ("physical",), "satisfaction"),
        ("Advertising", ("communication",), "awareness"),
        ("Reclamă", ("communication",), "awareness"),
        ("Реклама", ("communication",), "awareness"),
        ("Pubblicità", ("communication",), "awareness"),
        ("Quảng cáo", ("communication",), "awareness"),
        ("Reviews", ("communication",), "advocacy"),
        ("Recenzii", ("communication",), "advocacy"),
        ("Отзывы", ("communication",), "advocacy"),
        ("Recensioni", ("communication",), "advocacy"),
        ("Đánh giá", ("communication",), "advocacy"),
    ],
)
def test_kind_and_stage_are_guessed_in_each_language(name: str, kinds: tuple[str, ...], stage: str) -> None:
    guessed = suggestion(name)

    assert (guessed.kinds, guessed.stage) == (kinds, stage)


def test_how_it_happens_gives_the_channel_and_what_it_is_about_the_stage() -> None:
    guessed = suggestion("deliveryEmail")

    assert (guessed.name, guessed.kinds, guessed.channel, guessed.stage) == (
        "Delivery email",
        ("communication",),
        "email",
        "satisfaction",
    )
    assert guessed.reasons == (Reason("kinds", "Email"), Reason("channel", "Email"), Reason("stage", "delivery"))


def test_the_longer_word_weighs_more_than_the_shorter() -> None:
    assert suggestion("Рекламация").stage == "satisfaction"
    assert suggestion("Reclamație").stage == "satisfaction"
    assert suggestion("Apel de verificare").reasons[-1] == Reason("stage", "Apel de verificare")


def test_a_shop_on_the_web_is_no_place() -> None:
    assert [
        (suggestion(name).kinds, suggestion(name).channel) for name in ("Web shop", "Интернет-магазин", "Shop")
    ] == [
        (("communication",), "web"),
        (("communication",), "web"),
        (("physical",), "shop"),
    ]


def test_a_name_that_tells_nothing_is_not_guessed_at() -> None:
    guessed = suggestion("Wi-Fi")

    assert (guessed.name, guessed.kinds, guessed.channel, guessed.stage, guessed.reasons) == ("Wi-Fi", (), "", "", ())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("checkout_completed", "Checkout completed"),
        ("AddToCart", "Add to cart"),
        ("page.view", "Page view"),
        ("visit", "Visit"),
        ("Follow-up  call", "Follow-up call"),
        ("ATM", "ATM"),
        ("Q7_FOOD", "Q7 FOOD"),
        ("", ""),
    ],
)
def test_names_for_machines_become_names_for_people(name: str, shown: str) -> None:
    assert readable(name) == shown


def test_a_twin_has_the_same_words_and_no_others() -> None:
    library = ["Shop", "Web site", "Follow-up calls"]

    assert twin("WebSite", library) == "Web site"
    assert twin("follow_up_call", library) == "Follow-up calls"
    assert twin("Site", library) is None
    assert twin("!!", ["?"]) is None


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Осведомлённость", "awareness"),
        ("осознание", "awareness"),
        ("Cunoștințe", "knowledge"),
        ("cân nhắc", "consideration"),
        ("Scelta e acquisto", "selection"),
        ("хорошо", ""),
    ],
)
def test_stages_are_known_by_their_names_and_other_forms(word: str, key: str) -> None:
    assert stage_key(word) == key


def test_each_stage_of_the_lifecycle_has_its_place_in_every_scheme() -> None:
    for scheme in SCHEMES.values():
        keys = {stage.key for stage in scheme.stages}
        for stage in SCHEMES["lifecycle"].stages:
            assert nearest_stage(stage.key, keys) in keys


def test_a_stage_of_ones_own_stands_for_none() -> None:
    assert nearest_stage("loyalty", set()) == ""


def test_no_word_of_the_lexicon_is_told_twice_with_two_stages() -> None:
    told: dict[str, set[str]] = {}
    for concept in MOMENTS:
        for word in concept.words:
            told.setdefault(comparable(word) + "*" * word.endswith("*"), set()).add(concept.stage)

    assert {word: stages for word, stages in told.items() if len(stages) > 1} == {}
    assert all(concept.kinds for concept in FORMS)
