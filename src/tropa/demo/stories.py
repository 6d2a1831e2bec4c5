"""The stories planted in the simulated company: what a good analysis must find.

Each number is what the simulation aims at; what the data then shows differs by chance.
``tests/demo`` asks the ordinary analyses and expects them to find every story.

What each order is worth is drawn apart (``demo.money``), so that no story shifts by it: the page
that tells a map's story says what stands at stake where they play. The change of week 30 is also
what the to-be map (``demo.to_be_map``) measures its progress by; the other stories are still to be
mended there, and the slow claims have a map of their own (``demo.claims_map``).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """One planted story: where it shows, and in which words."""

    id: str
    touchpoint: str
    en: str
    ru: str
    pl: str


CHANGE_WEEK = 30
DELIVERY_DAYS_BEFORE, DELIVERY_DAYS_AFTER = 5.6, 3.1
CLAIM_REVIEW_DAYS, OTHER_REVIEW_DAYS = 9.0, 1.5
BAD_PRODUCT, BAD_VERSION = "Vacuum Aero", "2.1"
REFUND_RATE, BAD_REFUND_RATE = 0.05, 0.16
APP_PAYMENT_LEAVE, SITE_PAYMENT_LEAVE = 0.30, 0.07
LOVED_BRANCH = "Lipovaya"
BUSY_WEEKDAY = 0
MONDAY_GIVE_UP, OTHER_GIVE_UP = 0.42, 0.08
SENIOR_SETUP_CALL, OTHER_SETUP_CALL = 0.34, 0.07
LATE_REGION = "east"
LATE_EXTRA_DAYS = 2.6
REPEAT_REPAIR = {"Station": 0.45}
OTHER_REPEAT_REPAIR = 0.07
LOYAL_REPEAT, OTHER_REPEAT = 0.46, 0.20
SHOP_INVITES, APP_INVITES = 0.06, 0.32

STORIES: tuple[Story, ...] = (
    Story(
        "slow-claims",
        "claim_review",
        "Claims are reviewed for nine days (half of them longer) although two are promised.",
        "Претензии рассматривают девять дней (половину — дольше), хотя обещают два.",
        "Reklamacje rozpatruje się dziewięć dni (połowę dłużej), choć obiecuje się dwa.",
    ),
    Story(
        "bad-version",
        "refund",
        "Vacuum Aero 2.1 is refunded three times as often as any other product.",
        "Деньги за Vacuum Aero 2.1 возвращают втрое чаще, чем за любой другой товар.",
        "Za Vacuum Aero 2.1 zwraca się pieniądze trzy razy częściej niż za inne produkty.",
    ),
    Story(
        "app-payment",
        "payment",
        "Visitors of the app leave at payment four times as often as those of the site.",
        "Посетители приложения уходят на оплате вчетверо чаще, чем посетители сайта.",
        "Użytkownicy aplikacji odchodzą przy płatności cztery razy częściej niż na stronie.",
    ),
    Story(
        "faster-delivery",
        "delivered",
        "A new process in week 30 shortened delivery from about 5.6 to 3.1 days.",
        "Новый порядок с 30-й недели сократил доставку примерно с 5,6 до 3,1 дня.",
        "Nowy proces od 30. tygodnia skrócił dostawę z około 5,6 do 3,1 dnia.",
    ),
    Story(
        "loved-branch",
        "consultation",
        "Customers of the Lipovaya shop are far more content with the consultants.",
        "Покупатели магазина Lipovaya намного довольнее консультантами.",
        "Klienci sklepu Lipovaya są znacznie bardziej zadowoleni z doradców.",
    ),
    Story(
        "monday-calls",
        "call_abandoned",
        "On Mondays two callers in five give up before anyone answers.",
        "По понедельникам двое из пяти звонящих кладут трубку, не дождавшись ответа.",
        "W poniedziałki dwie na pięć osób odkładają słuchawkę, nim ktoś odbierze.",
    ),
    Story(
        "hidden-fee",
        "checkout",
        "The delivery fee appears only at checkout: far worse than customers expected.",
        "Плата за доставку видна только при оформлении: намного хуже ожиданий.",
        "Opłatę za dostawę widać dopiero przy składaniu zamówienia: dużo gorzej, niż oczekiwano.",
    ),
    Story(
        "senior-setup",
        "support_call",
        "Seniors call support in the first days of use five times as often as others.",
        "Пожилые покупатели звонят в поддержку в первые дни впятеро чаще остальных.",
        "Seniorzy dzwonią do obsługi w pierwszych dniach pięć razy częściej niż inni.",
    ),
    Story(
        "east-late",
        "delivered",
        "Deliveries in the eastern region take two and a half days longer.",
        "Доставка в восточном регионе идёт на два с половиной дня дольше.",
        "Dostawy w regionie wschodnim trwają dwa i pół dnia dłużej.",
    ),
    Story(
        "repair-again",
        "service_intake",
        "Almost half the repairs of the Station shop come back a second time.",
        "Почти половину ремонтов магазина Station сдают повторно.",
        "Prawie połowa napraw ze sklepu Station wraca po raz drugi.",
    ),
    Story(
        "unused-loyalty",
        "loyalty_joined",
        "Members buy again twice as often, yet shops invite almost nobody.",
        "Участники программы покупают повторно вдвое чаще, но в магазинах почти не приглашают.",
        "Uczestnicy programu wracają dwa razy częściej, a sklepy prawie nikogo nie zapraszają.",
    ),
    Story(
        "quick-chat",
        "support_chat",
        "The chat answers better than customers expect: a strength nobody advertises.",
        "Чат отвечает лучше, чем ждут клиенты: сильная сторона, о которой молчат.",
        "Czat odpowiada lepiej, niż klienci oczekują: mocna strona, o której się nie mówi.",
    ),
)
