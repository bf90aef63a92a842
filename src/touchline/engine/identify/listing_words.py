"""How lists head their columns and call the kinds, in five languages."""

from touchline.engine.identify.words import comparable

FIELD_WORDS = {
    "name": "name; touchpoint; touch point; nume; punct de contact; punct de atingere; interacțiune; название; имя;"
    " точка контакта; точка соприкосновения; точка взаимодействия; nome; punto di contatto; tên; điểm chạm;"
    " điểm tiếp xúc",
    "stage": "stage; phase; etapă; etapa; fază; faza; этап; стадия; фаза; fase; tappa; giai đoạn",
    "kind": "kind; type; fel; tip; вид; тип; tipo; genere; loại",
    "channel": "channel; canal; канал; canale; kênh",
    "responsible": "responsible; responsible person; owner; responsabil; ответственный; владелец; responsabile;"
    " người phụ trách; phụ trách",
}
FIELDS = tuple(FIELD_WORDS)
KIND_WORDS = {
    "communication": "communication; message; media; comunicare; mesaj; коммуникация; сообщение; общение;"
    " comunicazione; messaggio; truyền thông; giao tiếp",
    "human": "human; person; people; staff; uman; umană; om; oameni; человек; люди; человеческий; umano; umana;"
    " persona; con người; người",
    "physical": "physical; place; product; packaging; fizic; fizică; loc; produs; физический; физическая; место;"
    " товар; fisico; fisica; luogo; prodotto; vật chất; vật lý; nơi chốn",
    "sensory": "sensory; senses; senzorial; senzorială; сенсорный; чувственный; сенсорная; sensoriale; giác quan;"
    " cảm giác",
}
NAMED_FIELDS = {comparable(word): field for field, words in FIELD_WORDS.items() for word in words.split(";")}
NAMED_KINDS = {comparable(word): kind for kind, words in KIND_WORDS.items() for word in words.split(";")}


def field_named(word: str) -> str:
    """Return the field that a column's head names: name, stage, kind, channel, responsible; empty for none."""
    return NAMED_FIELDS.get(comparable(word), "")


def kind_named(word: str) -> str:
    """Return the kind that a word names: communication, human, physical, sensory; empty for none."""
    return NAMED_KINDS.get(comparable(word), "")
