"""What the words of a heading say about its column: in English, Russian, Polish, Portuguese."""

from __future__ import annotations

import re

_CAMEL = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_WORD = re.compile(r"[^\W_]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


OBJECTS: dict[str, str] = {
    word: kind
    for kind, words in {
        "case": "case trace sprawa sprawy дело экземпляр caso processo",
        "order": "order purchase заказ заказа заказы zamówienie zamówienia zamowienia pedido",
        "claim": "claim complaint рекламация рекламации претензия претензии reklamacja reklamacji",
        "ticket": "ticket request incident обращение обращения заявка заявки тикет инцидент "
        "zgłoszenie zgłoszenia zgloszenia chamado",
        "customer": "customer client user visitor guest buyer member клиент клиента покупатель "
        "покупателя пользователь пользователя гость klient klienta użytkownik użytkownika cliente",
        "session": "session сессия сессии визит sesja sesji wizyta sessão",
        "product": "product sku товар товара артикул produkt produktu towar produto",
        "contract": "contract договор договора umowa umowy contrato",
        "respondent": "respondent response respnum респондент респондента анкета анкеты ankieta "
        "ankiety respondenta",
    }.items()
    for word in words.split()
}
ID_WORDS = _set(
    "id ids no nr num number uuid guid key code unique ref номер ном код ид идентификатор numer "
    "identyfikator kod número numero código concept name"
)
ACTIVITY = _set(
    "activity event action step status state stage operation concept событие действие операция "
    "статус состояние этап шаг активность zdarzenie czynność akcja krok etap stan operacja "
    "atividade evento etapa ação"
)
TIME = _set(
    "time timestamp date datetime created at when day дата время момент когда создан создано "
    "data czas godzina kiedy moment utworzono dzień hora horário datahora"
)
START = _set("start started begin began from начало начат начала początek od início")
END = _set(
    "end ended finish finished complete completed stop until окончание окончания завершение "
    "завершения конец завершен koniec zakończenie zakończenia do fim término"
)
PROMISE = _set(
    "estimated planned promised expected deadline due limit scheduled eta план плановая плановый "
    "обещанная обещано ожидаемая срок planowana planowany przewidywana obiecana termin estimada "
    "prevista prazo"
)
CHANNEL = _set("channel канал канала kanał kanal kanału canal")
DEPARTMENT = _set(
    "department dept division отдел отдела подразделение департамент dział działu dzial oddział "
    "departamento"
)
SEQUENCE = _set("sequence seq position порядок kolejność lp ordem")
EVENT_ID = (("event", "id"), ("activity", "instance", "id"), ("event", "uuid"), ("message", "id"))
WEIGHT = _set("weight вес веса waga peso")
RATING = _set(
    "score rating rate nps csat ces stars grade оценка оценки балл рейтинг звёзд ocena oceny "
    "gwiazdki nota avaliação"
)
TEXT = _set(
    "comment comments message text review feedback note description body отзыв комментарий текст "
    "сообщение описание komentarz opinia treść uwagi opis comentário mensagem"
)


def words_of(heading: str) -> tuple[str, ...]:
    """Cut a heading into lower-case words.

    Examples
    --------
    >>> words_of("orderApproved_at"), words_of("Номер заказа")
    (('order', 'approved', 'at'), ('номер', 'заказа'))
    """
    return tuple(word.lower() for word in _WORD.findall(_CAMEL.sub(" ", heading)))


def object_named(words: tuple[str, ...]) -> str | None:
    """Tell which kind of object a heading names the id of; None where it says more than that.

    Examples
    --------
    >>> object_named(("customer", "unique", "id")), object_named(("customer", "city"))
    ('customer', None)
    """
    kinds = [OBJECTS[word] for word in words if word in OBJECTS]
    is_bare = all(word in OBJECTS or word in ID_WORDS for word in words)
    return kinds[0] if kinds and is_bare else None


def readable_label(heading: str, *, common: frozenset[str] = frozenset()) -> str:
    """Make a readable name of a heading: without words of time and those all its fellows share.

    Examples
    --------
    >>> readable_label("order_delivered_customer_date", common=frozenset({"order"}))
    'Delivered customer'
    >>> readable_label("Дата отгрузки")
    'Отгрузки'
    """
    words = [word for word in words_of(heading) if word not in TIME and word not in common]
    label = " ".join(words) or " ".join(words_of(heading)) or heading
    return label[:1].upper() + label[1:]
