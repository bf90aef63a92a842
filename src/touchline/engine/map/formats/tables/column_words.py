"""How columns and rows of people's tables are headed, in five languages: by the words of the glossary and others."""

from touchline.engine.identify.words import comparable

COLUMN_WORDS = {
    "touchpoint.name": "touchpoint; touchpoints; touch point; touch points; touchpoint name; name; interaction; step;"
    " steps; customer touchpoints; punct de contact; puncte de contact; punct de atingere; puncte de atingere;"
    " interacțiune; interacțiuni; nume; denumire; точка контакта; точки контакта; точка соприкосновения;"
    " точки соприкосновения; взаимодействие; взаимодействия; точка взаимодействия; точки взаимодействия; название;"
    " punto di contatto; punti di contatto; interazione; interazioni; nome; điểm chạm; các điểm chạm; điểm tiếp xúc;"
    " tên",
    "stage.name": "stage; stages; journey stage; etapă; etapa; etape; stadiu; этап; этапы; стадия; tappa; tappe; fasi;"
    " giai đoạn",
    "stage.phase": "phase; phases; fază; faza; faze; фаза; фазы; fase; pha",
    "stage.importance": "importance; stage importance; importanță; importanța; важность; importanza; mức độ quan trọng",
    "stage.definition": "stage definition; definition; definiție; определение; definizione; định nghĩa",
    "segment.name": "segment; segments; customer segment; persona; personas; customer group; audience; segmente;"
    " profil de client; сегмент; сегменты; персона; портрет клиента; segmento; segmenti; cliente tipo;"
    " buyer persona; phân khúc; nhóm khách hàng; chân dung khách hàng",
    "touchpoint.kinds": "kind; kinds; type; fel; feluri; tip; tipul; вид; виды; тип; tipo; tipi; genere; loại",
    "touchpoint.channel": "channel; channels; canal; canale; канал; каналы; canali; kênh",
    "touchpoint.status": "status; stare; статус; состояние; stato; trạng thái; tình trạng",
    "touchpoint.note": "note; notes; comment; comments; description; details; notă; note și comentarii; notițe;"
    " observații; descriere; detalii; комментарий; комментарии; описание; заметка; заметки; примечание; примечания;"
    " nota; commento; commenti; descrizione; dettagli; ghi chú; mô tả; chi tiết",
    "touchpoint.place": "place; location; loc; locul; место; luogo; địa điểm; nơi",
    "touchpoint.responsible": "responsible; responsible person; owner; responsabil; responsabilul;"
    " persoana responsabilă; ответственный; владелец; responsabile; người phụ trách; phụ trách",
    "touchpoint.department": "department; team; departament; echipă; отдел; подразделение; reparto; phòng ban; bộ phận",
    "touchpoint.systems": "systems; system; tools; sisteme; instrumente; системы; инструменты; sistemi; strumenti;"
    " hệ thống; công cụ",
    "touchpoint.links": "links; link; url; address; legături; ссылка; ссылки; collegamenti; liên kết",
    "touchpoint.tone": "tone; tone of voice; ton; tonul; тон; tono; giọng điệu",
    "touchpoint.optimal_experience": "best experience; ideal experience; experiență ideală; идеальный опыт;"
    " esperienza ideale; trải nghiệm lý tưởng",
    "touchpoint.review_by": "review by; review date; de revăzut până la; пересмотреть до; da rivedere entro;"
    " xem lại trước ngày",
    "touchpoint.monthly_cost": "cost; costs; monthly cost; cost per month; cost a month; running cost; budget;"
    " cost lunar; cost pe lună; costuri; buget; стоимость; затраты; стоимость в месяц; затраты в месяц; расходы;"
    " бюджет; costo; costi; costo mensile; costo al mese; chi phí; chi phí hàng tháng; chi phí mỗi tháng; ngân sách",
    "touchpoint.cost_per_contact": "cost per contact; cost a contact; cost pe contact; cost per interacțiune;"
    " стоимость контакта; стоимость одного контакта; costo per contatto; costo a contatto; chi phí mỗi lần tiếp xúc;"
    " chi phí mỗi lượt",
    "touchpoint.contacts_per_month": "contacts per month; contacts a month; contacts; volume; contacte pe lună;"
    " contacte; контактов в месяц; контакты в месяц; контакты; contatti al mese; contatti; lượt mỗi tháng;"
    " số lượt mỗi tháng",
    "touchpoint.staff_minutes_per_contact": "staff minutes per contact; minutes of staff; minute de personal;"
    " минут сотрудников; minuti del personale; số phút nhân viên",
    "touchpoint.effort_minutes": "effort minutes; customer minutes; duration; minute; durată; минуты; длительность;"
    " durata; minuti; số phút; thời lượng",
    "experience.emotion_felt": "emotion; emotions; feeling; feelings; mood; emotion felt; emoție; emoții; emoția;"
    " sentiment; sentimente; stare de spirit; эмоция; эмоции; чувство; чувства; настроение; emozione; emozioni;"
    " sentimento; sentimenti; umore; cảm xúc; tâm trạng",
    "experience.emotion_wish": "emotion wish; wished emotion; desired emotion; target emotion; emoție dorită;"
    " желаемая эмоция; emozione desiderata; cảm xúc mong muốn",
    "experience.wants": "wants; needs; goal; goals; customer goal; customer goals; need; nevoi; nevoie; dorințe;"
    " scop; scopuri; obiectiv; obiective; потребность; потребности; цель; цели; желания; bisogno; bisogni; obiettivo;"
    " obiettivi; desideri; nhu cầu; mục tiêu; mong muốn",
    "experience.expectations": "expectations; expectation; așteptări; așteptare; ожидания; ожидание; aspettative;"
    " aspettativa; kỳ vọng; mong đợi",
    "experience.frustrations": "frustrations; frustration; pain; pains; pain point; pain points; problems; problem;"
    " frustrări; frustrare; puncte dureroase; probleme; problemă; боль; боли; проблема; проблемы; разочарования;"
    " frustrazioni; frustrazione; problemi; problema; punti dolenti; điểm đau; vấn đề; khó chịu; nỗi đau",
    "experience.think": "think; thinking; thoughts; gânduri; gândește; мысли; думает; pensieri; pensa; suy nghĩ; nghĩ",
    "experience.do": "do; doing; actions; action; customer actions; activities; activity; acțiuni; acțiune;"
    " activități; face; действия; действие; делает; azioni; azione; attività; fa; hành động; hoạt động; làm",
    "experience.feel": "feel; should feel; simte; чувствует; prova; sente; cảm thấy",
    "experience.in_the_way": "in the way; barriers; barrier; obstacles; bariere; obstacole; барьеры; препятствия;"
    " ostacoli; barriere; rào cản; trở ngại",
    "experience.delight": "delight; opportunities; opportunity; ideas; oportunități; oportunitate; idei; возможности;"
    " идеи; opportunità; idee; cơ hội; ý tưởng",
    "experience.competitors": "competitors; competition; concurenți; concurență; конкуренты; concorrenti; concorrenza;"
    " đối thủ; đối thủ cạnh tranh",
    "experience.customer_value": "customer value; value to the customer; valoare pentru client; ценность для клиента;"
    " valore per il cliente; giá trị với khách hàng",
    "experience.company_value": "company value; business value; value to the company; valoare pentru companie;"
    " ценность для компании; valore per l'azienda; giá trị với công ty",
    "experience.moment_of_truth": "moment of truth; moments of truth; momentul adevărului; момент истины;"
    " momento della verità; khoảnh khắc quyết định",
    "map.name": "map; map name; journey; hartă; harta; карта; mappa; bản đồ",
    "map.state": "map state; state",
    "map.kind": "map kind",
}
NAMED_COLUMNS = {comparable(word): key for key, words in COLUMN_WORDS.items() for word in words.split(";")}

LANE_WORDS = (
    "lane; lanes; backstage; front stage; frontstage; support processes; line of visibility; line of interaction;"
    " evidence; physical evidence; kpi; kpis; metrics; processes; process; people; culoar; proces; procese; indicatori;"
    " процесс; процессы; показатели; метрики; processo; processi; indicatori; quy trình; chỉ số"
)
NAMED_LANES = {comparable(word) for word in LANE_WORDS.split(";")}

EVERYBODY_WORDS = (
    "all; all customers; everybody; everyone; all segments; toți; toți clienții; все; все клиенты; все сегменты; tutti;"
    " tutti i clienti; tất cả; tất cả khách hàng; mọi khách hàng"
)
EVERYBODY = {comparable(word) for word in EVERYBODY_WORDS.split(";")}
"""What a row or cell says when it means customers of every segment."""
