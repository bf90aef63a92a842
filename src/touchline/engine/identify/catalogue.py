"""Typical touchpoints by industry: what a company can tick off, and three examples for each stage of an empty map."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from touchline.engine.identify.schemes import SCHEMES

INDUSTRIES = ("retail", "online-shop", "saas", "services", "hospitality", "bank", "non-profit")
"""Keys of the industries; a company may also be of none of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One typical touchpoint. name is English; stages are of the whole lifecycle, phases follow from them.

    industries: where it is typical; empty stands for everywhere.
    """

    key: str
    name: str
    stages: tuple[str, ...]
    kinds: tuple[str, ...]
    channel: str = ""
    industries: tuple[str, ...] = ()
    direct: bool = True

    @property
    def phases(self) -> tuple[str, ...]:
        """The phases of its stages, in order, each once: before, during, after; service where it serves."""
        return tuple(dict.fromkeys(PHASES[stage] for stage in self.stages))


PHASES = {stage.key: stage.phase for stage in SCHEMES["lifecycle"].stages} | {"care": "service"}
SHOPS = "retail online-shop"
PLACES = "retail hospitality bank services"


def entry(*row: str) -> Entry:
    """Make an entry of a row: key, name, stages, kinds, and where they are told channel and industries."""
    key, name, stages, kinds, channel, industries = (*row, "", "")[:6]
    return Entry(
        key, name, tuple(stages.split()), tuple(kinds.split()), channel, tuple(industries.split()), key not in INDIRECT
    )


INDIRECT = {"ratings", "word-of-mouth", "bloggers", "press", "booking-portal", "comparison-site", "marketplace"}
ENTRIES: tuple[Entry, ...] = (
    entry("handover", "Handover of the finished work", "satisfaction", "human physical", "", "services"),
    entry("site-visit", "Visit to the site and estimate", "consideration selection", "human", "", "services"),
    entry("arrival-of-crew", "Arrival of the crew", "satisfaction", "human", "", "services"),
    entry("seasonal-reminder", "Reminder when the season comes", "loyalty", "communication", "email", "services"),
    entry(
        "before-and-after", "Pictures before and after", "consideration advocacy", "communication", "web", "services"
    ),
    entry("booking-portal", "Booking portal", "knowledge consideration", "communication", "web", "hospitality"),
    entry("reception", "Reception and check-in", "selection satisfaction", "human physical", "", "hospitality"),
    entry("room", "The room", "satisfaction", "physical sensory", "", "hospitality"),
    entry("breakfast", "Breakfast", "satisfaction", "physical sensory human", "", "hospitality"),
    entry("stay-again", "Invitation to stay again", "loyalty", "communication", "email", "hospitality"),
    entry("before-arrival", "Message before the arrival", "selection", "communication", "email", "hospitality"),
    entry("free-trial", "Free trial", "selection", "communication", "app", "saas"),
    entry("onboarding", "First steps in the product", "satisfaction", "communication", "app", "saas"),
    entry("demo", "Demonstration of the product", "consideration", "human", "web", "saas"),
    entry("status-page", "Status page", "care satisfaction", "communication", "web", "saas"),
    entry("release-notes", "News of the product", "loyalty", "communication", "email", "saas"),
    entry("product-page", "Product page", "consideration", "communication", "web", "online-shop"),
    entry("cart", "Cart and checkout", "selection", "communication", "web", "online-shop"),
    entry("parcel-tracking", "Tracking of the parcel", "satisfaction", "communication", "web", "online-shop"),
    entry("marketplace", "Marketplace", "awareness consideration", "communication", "web", "online-shop"),
    entry("left-cart", "Reminder of a cart left behind", "selection", "communication", "email", "online-shop"),
    entry("shop-window", "Shop window", "awareness", "physical sensory", "shop", "retail"),
    entry("fitting", "Trying things on or out", "selection", "physical human", "shop", "retail"),
    entry("shelf", "Shelves and price tags", "consideration", "physical", "shop", "retail"),
    entry("adviser-talk", "Talk with an adviser", "consideration selection", "human", "", "bank"),
    entry("comparison-site", "Comparison site", "consideration", "communication", "web", "bank"),
    entry("account-opening", "Opening of the account", "selection", "communication human", "", "bank"),
    entry("cash-machine", "Cash machine", "satisfaction", "physical", "", "bank"),
    entry("statement", "Statement of the account", "satisfaction loyalty", "communication", "app", "bank"),
    entry("donation-page", "Donation page", "selection", "communication", "web", "non-profit"),
    entry("volunteer-talk", "Talk with a volunteer", "consideration", "human", "", "non-profit"),
    entry("impact-report", "Report of what was achieved", "loyalty", "communication", "email", "non-profit"),
    entry("street-stand", "Stand in the street", "awareness", "human physical", "", "non-profit"),
    entry("donation-thanks", "Thanks for the donation", "satisfaction", "communication", "post", "non-profit"),
    entry("social", "Social networks", "awareness knowledge advocacy", "communication", "social"),
    entry("online-advertising", "Online advertising", "awareness", "communication", "web"),
    entry("print-advertising", "Print and direct-mail advertising", "awareness", "communication physical", "post"),
    entry("ratings", "Ratings and reviews", "consideration advocacy", "communication", "web"),
    entry("testimonials", "Testimonials", "consideration advocacy", "communication", "web"),
    entry("word-of-mouth", "Word of mouth", "awareness advocacy", "human"),
    entry("community", "Community", "knowledge loyalty advocacy", "communication human"),
    entry("events", "Events and fairs", "awareness knowledge", "human physical"),
    entry("bloggers", "Bloggers", "awareness consideration", "communication", "social"),
    entry("content", "Articles, guides and videos", "knowledge", "communication", "web"),
    entry("press", "Press", "awareness", "communication"),
    entry("shop", "Shop or office", "knowledge consideration selection", "physical human", "shop", PLACES),
    entry("web-site", "Web site", "knowledge consideration", "communication", "web"),
    entry("mobile-app", "Mobile app", "selection satisfaction loyalty", "communication", "app"),
    entry("catalogue", "Catalogue", "knowledge consideration", "communication physical", "post"),
    entry("promotions", "Promotions", "consideration selection", "communication"),
    entry("sales-talk", "Staff and sales talks", "consideration selection", "human"),
    entry("phone", "Phone system", "knowledge selection care", "human communication", "phone"),
    entry("till", "Point of sale", "selection", "physical human", "shop", PLACES),
    entry("e-commerce", "Ordering on the web", "selection", "communication", "web"),
    entry("packaging", "Packaging", "satisfaction", "physical sensory", "", SHOPS),
    entry("product", "The product itself", "satisfaction", "physical sensory"),
    entry("sounds", "Sounds and music", "selection satisfaction", "sensory", "", PLACES),
    entry("sights", "Sights and light", "selection satisfaction", "sensory", "", PLACES),
    entry("scents", "Scents", "selection satisfaction", "sensory", "", PLACES),
    entry("billing", "Invoice and billing", "satisfaction", "communication", "email"),
    entry("contract", "Contract and documents", "selection", "communication"),
    entry("delivery", "Delivery", "satisfaction", "physical human", "", SHOPS),
    entry("service-emails", "Service e-mails", "satisfaction", "communication", "email"),
    entry("marketing-emails", "Marketing e-mails", "knowledge loyalty", "communication", "email"),
    entry("support", "Support team", "satisfaction care", "human", "phone"),
    entry("chat", "Chat and chatbot", "knowledge satisfaction care", "communication", "chat"),
    entry("help-centre", "Help centre", "satisfaction care", "communication", "web"),
    entry("follow-up", "Follow-up call", "satisfaction", "human", "phone"),
    entry("thank-you", "Thank-you note", "satisfaction loyalty", "communication", "post"),
    entry("review-request", "Request for a review", "advocacy", "communication", "email"),
    entry("cross-selling", "Up-selling and cross-selling", "loyalty", "human communication"),
    entry("renewal", "Renewal of the subscription", "loyalty", "communication", "email", "saas services"),
    entry("loyalty-programme", "Loyalty programme", "loyalty", "communication"),
    entry("returns", "Returns and warranty", "satisfaction care", "human physical", "", SHOPS),
    entry("gifts", "Gifts and cards", "loyalty", "physical"),
    entry("referral", "Recommendation to a friend", "advocacy", "communication human"),
)
"""Typical touchpoints, those of one industry first."""

OTHERS = {
    "before": ("awareness", "knowledge", "consideration"),
    "during": ("selection",),
    "after": ("satisfaction", "loyalty", "advocacy"),
    "purchase": ("selection",),
    "care": ("care",),
    "retention": ("loyalty",),
    "service": ("care",),
}
"""For stages that are not of the whole lifecycle, and for phases: the stages whose entries fit."""


def typical(*, stage: str, phase: str, industry: str = "") -> tuple[Entry, ...]:
    """Return the entries that fit a stage in an industry, those of the industry first, in a set order.

    stage: key of a ready stage, empty for one of a company's own: then its phase says what fits. industry: a key of
    INDUSTRIES; with another, only entries that are typical everywhere. One entry each; without units. Raises nothing.

    >>> [entry.name for entry in typical(stage="advocacy", phase="after", industry="retail")][:3]
    ['Social networks', 'Ratings and reviews', 'Testimonials']
    """
    fitting = (stage,) if stage in PHASES and stage not in OTHERS else OTHERS.get(stage) or OTHERS.get(phase, ())
    found = [one for one in ENTRIES if set(one.stages) & set(fitting)]
    return tuple(one for one in found if not one.industries or industry in one.industries)


def examples(
    *, stage: str, phase: str, industry: str = "", known: Collection[str] = (), most: int = 3
) -> tuple[Entry, ...]:
    """Return a few entries that fit a stage and that a company does not have yet, the likeliest first.

    known: keys of the entries that it has. most: how many at most. An entry whose first stage this is goes before
    others, one of the industry before all. One entry each. Raises nothing.

    >>> [entry.name for entry in examples(stage="loyalty", phase="after", industry="hospitality")]
    ['Invitation to stay again', 'Up-selling and cross-selling', 'Loyalty programme']
    """
    fitting = [one for one in typical(stage=stage, phase=phase, industry=industry) if one.key not in known]
    wanted = OTHERS.get(stage) or (stage,)
    order: Sequence[Entry] = sorted(fitting, key=lambda one: (not one.industries, one.stages[0] not in wanted))
    return tuple(order[:most])
