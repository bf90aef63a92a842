"""The names of the ready stages in five languages, and the forms in use beside them."""

from touchline.engine.identify.words import comparable

STAGE_WORDS = {
    "awareness": "awareness; conștientizare; осведомлённость; осознание; scoperta; consapevolezza; nhận biết",
    "knowledge": "knowledge; cunoaștere; cunoștințe; изучение; conoscenza; tìm hiểu",
    "consideration": "consideration; considerare; рассмотрение; valutazione; considerazione; cân nhắc",
    "selection": "selection; alegere; selecție; încercare; выбор и покупка; выбор; scelta e acquisto; scelta;"
    " lựa chọn và mua; lựa chọn; trial",
    "satisfaction": "satisfaction; satisfacție; удовлетворённость; soddisfazione; hài lòng",
    "loyalty": "loyalty; loialitate; лояльность; fedeltà; trung thành",
    "advocacy": "advocacy; recomandare; рекомендации; сарафанное радио; raccomandazione; passaparola; ủng hộ;"
    " recommendation",
    "before": "before the purchase; before; înainte de cumpărare; înainte; до покупки; prima dell'acquisto; prima;"
    " trước khi mua",
    "during": "during the purchase; during; în timpul cumpărării; во время покупки; durante l'acquisto; durante;"
    " trong khi mua; khi mua",
    "after": "after the purchase; after; după cumpărare; după; после покупки; dopo l'acquisto; dopo; sau khi mua",
    "purchase": "purchase; cumpărare; покупка; acquisto; mua; mua hàng",
    "care": "care; îngrijire; asistență; забота; обслуживание; assistenza; cura; chăm sóc",
    "retention": "retention; păstrare; retenție; удержание; fidelizzazione; mantenimento; giữ chân",
}

STAGE_NAMES = {comparable(word): key for key, words in STAGE_WORDS.items() for word in words.split(";")}
"""The key of a ready stage by each of its names, as comparable() writes them."""

NEAREST = {
    "awareness": ("awareness", "knowledge", "consideration", "before"),
    "knowledge": ("knowledge", "awareness", "consideration", "before"),
    "consideration": ("consideration", "knowledge", "awareness", "before"),
    "selection": ("selection", "purchase", "during"),
    "satisfaction": ("satisfaction", "care", "after", "loyalty"),
    "loyalty": ("loyalty", "retention", "after", "satisfaction"),
    "advocacy": ("advocacy", "loyalty", "retention", "after"),
}
"""For each stage of the whole lifecycle the stages of any scheme that stand for it, the best first."""


def stage_key(word: str) -> str:
    """Return the key of the ready stage that a word names in any of the five languages; empty for none.

    Takes and returns one word, without units. Raises nothing.

    >>> stage_key("Лояльность"), stage_key("Fedeltà"), stage_key("Mood")
    ('loyalty', 'loyalty', '')
    """
    return STAGE_NAMES.get(comparable(word), "")


def nearest_stage(key: str, keys: frozenset[str] | set[str]) -> str:
    """Return the stage, among those of these keys, that stands for a stage of the whole lifecycle; empty for none.

    Takes and returns keys, without units. Raises nothing.

    >>> nearest_stage("knowledge", {"before", "during", "after"})
    'before'
    """
    return next((near for near in NEAREST.get(key, (key,)) if near in keys), "")
