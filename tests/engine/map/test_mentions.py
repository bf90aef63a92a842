from touchline.engine.map import mentioned

TEAM = ["Ana", "Ana Maria", "Bogdan", "Nguyễn Chi"]


def test_a_name_after_an_at_sign_is_a_mention_whatever_its_case() -> None:
    assert mentioned("Look at this, @BOGDAN!", TEAM) == ("Bogdan",)


def test_the_longest_name_counts() -> None:
    assert mentioned("@Ana Maria, and @Ana", TEAM) == ("Ana Maria", "Ana")


def test_a_name_that_goes_on_is_somebody_else() -> None:
    assert mentioned("@Anabel and @Bogdana", TEAM) == ()


def test_an_address_mentions_nobody() -> None:
    assert mentioned("write to shop@bogdan.example", TEAM) == ()


def test_accents_may_be_typed_in_either_way() -> None:
    assert mentioned("@nguye\u0302\u0303n chi", TEAM) == ("Nguyễn Chi",)


def test_each_person_is_named_once_in_the_order_of_the_text() -> None:
    assert mentioned("(@Bogdan) @Ana @bogdan", TEAM) == ("Bogdan", "Ana")


def test_without_names_nobody_is_mentioned() -> None:
    assert mentioned("@Ana", ["", " "]) == ()
