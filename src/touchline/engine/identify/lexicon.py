"""Words by which kind, channel and stage are guessed: English, Romanian, Russian, Italian, Vietnamese.

A word with * at its end stands for all that begin so. Words are compared without accents and case.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Concept:
    """What these words tell of a touchpoint: kinds, channel and stage by key, each empty where they tell nothing."""

    kinds: tuple[str, ...]
    channel: str
    stage: str
    words: tuple[str, ...]


def concept(kinds: str, channel: str, stage: str, words: str) -> Concept:
    return Concept(tuple(kinds.split()), channel, stage, tuple(word.strip() for word in words.split(";")))


FORMS = (
    concept("communication", "email", "", "e mail; email*; mail; posta elettronica; электронн* письм*; thu dien tu"),
    concept("communication", "email", "loyalty", "newsletter*; buletin*; рассылк*; ban tin"),
    concept(
        "human",
        "phone",
        "",
        "phone; telephone; call; calls; called; hotline; call center; apel*; telefon*; звон*;"
        " телефон*; telefonata; chiamata; cuoc goi; goi dien; dien thoai; tong dai",
    ),
    concept("communication", "sms", "", "sms; text message; смс; tin nhan"),
    concept("communication", "chat", "", "chat*; messenger; whatsapp; telegram; viber; zalo; чат; чатбот*; чате"),
    concept("communication", "app", "", "app; mobile app; aplicati*; приложени*; ung dung"),
    concept(
        "communication",
        "web",
        "",
        "web; website*; web site; site; page; pagina*; landing*; online; site ul; сайт*;"
        " страниц*; онлайн; sito; sito web; trang web; truc tuyen; click*; login; page view; product view; item view;"
        " product page; web shop; webshop; online shop; online store; e shop; magazin online; интернет магазин*;"
        " negozio online; cua hang truc tuyen;"
        " view product; add to cart; checkout",
    ),
    concept(
        "communication",
        "social",
        "awareness",
        "facebook; instagram; tiktok; linkedin; youtube; social; social media;"
        " social networks; retele sociale; соцсет*; социальн* сет*; вконтакте; rete sociale; mang xa hoi",
    ),
    concept(
        "physical",
        "shop",
        "",
        "shop; store; showroom; counter; branch; office; point of sale; magazin*; birou*;"
        " sucursal*; магазин*; офис*; филиал*; касс*; negozio; punto vendita; ufficio; cua hang; van phong; quay",
    ),
    concept(
        "communication",
        "post",
        "",
        "letter; letters; direct mail; flyer*; leaflet*; brochure*; scrisoare; scrisori;"
        " pliant*; fluturas*; листовк*; буклет*; lettera; volantin*; to roi; brosur*",
    ),
    concept(
        "human",
        "",
        "",
        "staff; employee*; sales; salesperson; consultant*; adviser*; advisor*; agent*; driver*;"
        " courier*; personal; angajat*; vanzator*; consilier*; curier*; сотрудник*; персонал*; продавц*; менеджер*;"
        " консультант*; курьер*; personale; commess*; consulent*; corriere; nhan vien; meeting; visit; visits; vizit*;"
        " встреч*; визит*; incontro; visita; gap mat",
    ),
    concept(
        "physical",
        "",
        "",
        "packag*; parcel*; wrapping; box; ambalaj*; colet*; упаковк*; посылк*; confezion*;"
        " imballagg*; pacco; bao bi; product; produs*; товар*; prodotto; san pham",
    ),
    concept(
        "sensory",
        "",
        "",
        "music; scent; smell; sound*; taste; lighting; temperature; muzic*; miros*; sunet*; gust;"
        " музык*; запах*; звук*; вкус*; аромат*; musica; profum*; odore; suono; gusto; am nhac; mui; am thanh; huong",
    ),
    concept(
        "physical",
        "",
        "",
        "parking; toilet*; restroom*; signs; signage; seating; lobby; gate; escalator*; parcare;"
        " toalet*; indicatoare; парковк*; туалет*; вывеск*; указател*; parcheggi*; bagno; bagni; insegna; bai do xe;"
        " nha ve sinh; bang hieu; artwork*; cleanliness; curatenie; чистот*; pulizia; ve sinh; room; rooms",
    ),
)
"""How a touchpoint happens: its kind and channel come from here first."""

MOMENTS = (
    concept(
        "communication",
        "",
        "awareness",
        "ad; ads; advert*; banner*; campaign*; billboard*; commercial*; radio; tv;"
        " fair; press; sponsor*; bloggers; reclama; reclame; reclamei; publicitat*; campanie; campanii; targ; presa;"
        " panou*; реклам*; баннер*; ярмарк*; пресс*; билборд*; pubblicit*; cartellon*; fiera; stampa; campagna;"
        " quang cao; hoi cho; bao chi; bien hieu; impression*",
    ),
    concept(
        "communication",
        "",
        "knowledge",
        "home; homepage; about; blog*; article*; faq; guide*; video*; webinar*;"
        " browse*; view; views; viewed; category; catalog*; search*; despre; ghid*; articol*; cautare; блог*; стать*;"
        " видео*; поиск*; каталог*; guida; articol*; ricerca; bai viet; huong dan; tim kiem; danh muc; web site;"
        " website; сайт; sito web; trang chu",
    ),
    concept(
        "communication",
        "",
        "consideration",
        "compare*; comparison; quote*; offer*; price*; pricing; consult*; demo*;"
        " estimate*; wishlist; portfolio; product view; view product; item view; oferta; oferte; pret*; compar*;"
        " consultan*; consultati*; сравн*; цен*; консультаци*; смет*; портфолио; предложени*; preventiv*; prezz*;"
        " confront*; consulenz*; offerta; offerte; so sanh; bang gia; bao gia; tu van",
    ),
    concept(
        "",
        "",
        "selection",
        "cart; basket; checkout; order*; pay; paid; payment*; purchas*; buy; contract*; sign up;"
        " signup; regist*; booking*; reservation*; trial; check in; add to cart; cos; cumpar*; comand*; plat*; plati*;"
        " rezerv*; inregistr*; корзин*; заказ*; оплат*; покупк*; договор*; регистрац*; брон*; carrell*; ordin*;"
        " pagament*; acquist*; contratt*; prenotazion*; registrazion*; gio hang; dat hang; thanh toan; mua hang;"
        " hop dong; dat cho; dang ky; don hang",
    ),
    concept(
        "physical",
        "",
        "satisfaction",
        "deliver*; shipping; shipment*; shipped; install*; assembly; unboxing;"
        " livrar*; instalar*; montaj*; доставк*; установк*; монтаж*; сборк*; consegn*; spedizion*; installazion*;"
        " montaggi*; giao hang; lap dat; van chuyen",
    ),
    concept(
        "communication",
        "",
        "satisfaction",
        "onboarding; welcome; invoice*; bill; bills; billing; receipt*; factur*;"
        " bun venit; bon fiscal; счет*; чек; приветств*; fattur*; benvenut*; scontrin*; hoa don; chao mung; manual*;"
        " instructi*; инструкци*; istruzion*",
    ),
    concept(
        "human",
        "",
        "satisfaction",
        "support; help; helpdesk; service; repair*; return; returns; refund*; complain*;"
        " claim*; warrant*; follow up; follow up call; after sales; aftercare; suport; ajutor; repar*; retur*;"
        " reclamati*; garanti*; verificare; apel de verificare; поддержк*; помощ*; сервис*; ремонт*; возврат*; жалоб*;"
        " рекламаци*; гаранти*; контрольн* звон*; assistenz*; aiuto; riparazion*; reso; resi; rimbors*; reclamo;"
        " reclami; garanzi*; richiamat*; ho tro; sua chua; doi tra; hoan tien; khieu nai; bao hanh; goi hoi tham;"
        " cham soc",
    ),
    concept(
        "communication",
        "",
        "loyalty",
        "loyal*; renew*; reward*; bonus*; birthday*; anniversar*; member*; club; gift*;"
        " reorder*; account; upsell*; points; seasonal; fidel*; reinnoi*; zi de nastere; ziua; aniversar*; cadou*;"
        " puncte; лояльн*; продлен*; бонус*; рожден*; клуб*; подарок*; подарк*; личн* кабинет*; fedelt*; rinnov*;"
        " complean*; punti; regal*; trung thanh; gia han; sinh nhat; thanh vien; tich diem; qua tang; newsletter*;"
        " thank you; multumi*; спасиб*; ringrazi*; cam on",
    ),
    concept(
        "communication",
        "",
        "advocacy",
        "refer; referral*; refers; recommend*; review*; testimonial*; share; shared;"
        " word of mouth; rating; ratings; invite friend; recomand*; recenzi*; marturi*; рекоменд*; отзыв*; сарафанн*;"
        " passaparola; raccomand*; consigli*; recension*; testimonianz*; gioi thieu; danh gia; truyen mieng; chia se",
    ),
)
"""When a touchpoint is met: its stage comes from here first, and its kind where no form tells."""
