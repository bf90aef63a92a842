"""The truth that Casa Lavanda is made from, written down: whoever analyses the sample should find it again."""

from collections.abc import Mapping
from dataclasses import dataclass

from touchline.engine.sample.shape import Contact

SAID, HUMAN, PHYSICAL, SENSORY = "communication", "human", "physical", "sensory"
WEB, SHOP, PHONE, MAIL, POST, SOCIAL, RADIO, DELIVERY = (
    "web", "shop", "phone", "e-mail", "post", "social", "radio", "delivery",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of a sample's company.

    Whatever is not named as a driver has a strength of a tenth of a point or less, and the useless ones have none.
    """

    contacts: tuple[Contact, ...]
    drivers: tuple[str, ...]  # the touchpoints that satisfaction really depends on, the most important first
    useless: tuple[str, ...]  # cost money every month, and no customer is more satisfied for them
    worse: str  # the one touchpoint that gets worse
    worse_from_month: int  # counted from 1
    worse_by: float  # points of its mean rating
    moments: tuple[str, ...]  # moments of truth: where it is decided whether customers stay
    met: Mapping[str, str]  # what they get where they expect most: below, met or above
    overall_mean: float = 3.95
    noise: float = 0.42  # standard deviation of the overall rating that no touchpoint explains

    def contact(self, key: str) -> Contact:
        """Return a touchpoint by its key."""
        return next(contact for contact in self.contacts if contact.key == key)

    @property
    def means_now(self) -> Mapping[str, float]:
        """The mean rating of each rated touchpoint at the end, when one has got worse."""
        return {
            contact.key: contact.mean - (self.worse_by if contact.key == self.worse else 0.0) for contact in self.rated
        }

    @property
    def rated(self) -> tuple[Contact, ...]:
        return tuple(contact for contact in self.contacts if contact.rated)


CONTACTS = (
    Contact("friend_word", "awareness", (HUMAN,), SHOP, rated=False, direct=False),
    Contact("radio_spot", "awareness", (SAID,), RADIO, 3_200, mean=4.0),
    Contact("paper_leaflet", "awareness", (SAID, PHYSICAL), POST, 3_800, mean=3.95),
    Contact("shop_window", "awareness", (PHYSICAL,), SHOP, 700, mean=4.2, strength=0.05),
    Contact("instagram", "awareness", (SAID,), SOCIAL, 1_500, mean=4.1, strength=0.05, segments=("first_home",)),
    Contact("search_ads", "awareness", (SAID,), WEB, 2_600, rated=False),
    Contact("website_home", "knowledge", (SAID,), WEB, 900, mean=4.0, strength=0.08),
    Contact("home_guides", "knowledge", (SAID,), WEB, 650, rated=False, segments=("first_home",)),
    Contact("newsletter", "knowledge", (SAID,), MAIL, 520, mean=3.7),
    Contact("printed_catalogue", "knowledge", (SAID, PHYSICAL), POST, 4_200, mean=4.2, segments=("connoisseurs",)),
    Contact("map_listing", "knowledge", (SAID,), WEB, 40, rated=False),
    Contact("product_page", "consideration", (SAID,), WEB, 1_900, mean=4.0, strength=0.1),
    Contact("customer_reviews", "consideration", (SAID,), WEB, 260, mean=3.9, strength=0.05, direct=False),
    Contact("room_planner", "consideration", (SAID,), WEB, 3_200, mean=4.05, segments=("first_home",)),
    Contact("web_chat", "consideration", (HUMAN, SAID), WEB, 1_700, mean=3.7, strength=0.05, segments=("first_home",)),
    Contact(
        "phone_advice", "consideration", (HUMAN,), PHONE, 2_400, mean=4.2, strength=0.1, segments=("connoisseurs",)
    ),
    Contact("room_displays", "consideration", (PHYSICAL, SENSORY), SHOP, 2_200, mean=4.3, strength=0.08),
    Contact("shop_scent", "consideration", (SENSORY,), SHOP, 120, mean=4.2),
    Contact("shop_adviser", "consideration", (HUMAN,), SHOP, 11_500, mean=4.3, strength=0.46),
    Contact("shop_till", "selection", (HUMAN, PHYSICAL), SHOP, 3_900, mean=3.9, strength=0.06),
    Contact("gift_wrapping", "selection", (PHYSICAL,), SHOP, 380, rated=False, segments=("connoisseurs",)),
    Contact("web_checkout", "selection", (SAID,), WEB, 1_400, mean=3.6, strength=0.42),
    Contact("instalments", "selection", (SAID,), WEB, 310, rated=False, segments=("first_home",)),
    Contact("phone_order", "selection", (HUMAN,), PHONE, 2_100, mean=4.1, strength=0.06, segments=("connoisseurs",)),
    Contact("order_confirmation", "selection", (SAID,), MAIL, 90, mean=4.2, strength=0.05),
    Contact(
        "click_collect", "selection", (HUMAN, PHYSICAL), SHOP, 820, mean=4.0, strength=0.05, segments=("families",)
    ),
    Contact("delivery_day", "satisfaction", (SAID,), WEB, 210, rated=False),
    Contact("home_delivery", "satisfaction", (HUMAN, PHYSICAL), DELIVERY, 9_600, mean=4.1, strength=0.46),
    Contact("packaging", "satisfaction", (PHYSICAL,), DELIVERY, 1_300, mean=4.1, strength=0.08),
    Contact("product_at_home", "satisfaction", (PHYSICAL, SENSORY), DELIVERY, 600, mean=4.3, strength=0.34),
    Contact(
        "assembly_sheet",
        "satisfaction",
        (SAID, PHYSICAL),
        DELIVERY,
        240,
        mean=3.5,
        strength=0.05,
        segments=("families",),
    ),
    Contact("invoice", "satisfaction", (SAID,), MAIL, 130, rated=False, protected=True),
    Contact("after_care", "satisfaction", (HUMAN,), PHONE, 4_300, mean=3.2, strength=0.5),
    Contact("returns", "satisfaction", (HUMAN, SAID), DELIVERY, 1_800, mean=3.7, strength=0.08, protected=True),
    Contact("loyalty_card", "loyalty", (SAID, PHYSICAL), SHOP, 1_100, mean=3.9, segments=("families",)),
    Contact("care_tips", "loyalty", (SAID,), MAIL, 160, mean=4.1, strength=0.04),
    Contact("birthday_card", "loyalty", (SAID, PHYSICAL), POST, 420, rated=False, segments=("families",)),
    Contact("sale_evening", "loyalty", (HUMAN, SENSORY), SHOP, 900, mean=4.1, segments=("connoisseurs",)),
    Contact("review_request", "advocacy", (SAID,), MAIL, 70, rated=False),
    Contact("referral_gift", "advocacy", (SAID, PHYSICAL), MAIL, 340, rated=False),
    Contact("home_stories", "advocacy", (SAID,), SOCIAL, 150, rated=False, segments=("first_home",)),
)

CASA_LAVANDA = Truth(
    contacts=CONTACTS,
    drivers=("home_delivery", "product_at_home", "shop_adviser", "web_checkout", "after_care"),
    useless=("paper_leaflet", "radio_spot", "printed_catalogue", "room_planner"),
    worse="home_delivery",
    worse_from_month=15,
    worse_by=0.7,
    moments=("home_delivery", "web_checkout", "after_care"),
    met={
        "shop_adviser": "above",
        "product_at_home": "met",
        "web_checkout": "below",
        "home_delivery": "below",
        "after_care": "below",
    },
)
