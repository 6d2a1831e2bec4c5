"""What simulated customers write, in their three languages."""

from __future__ import annotations

from random import Random

GOOD: dict[str, dict[str, tuple[str, ...]]] = {
    "consultation": {
        "en": (
            "The consultant listened first and did not push the dearest model.",
            "Finally someone who knows the difference between the two versions.",
        ),
        "ru": (
            "Консультант сначала выслушал и не навязывал самую дорогую модель.",
            "Наконец-то объяснили, чем отличаются две версии.",
        ),
        "pl": (
            "Doradca najpierw wysłuchał i nie wciskał najdroższego modelu.",
            "Wreszcie ktoś wyjaśnił, czym różnią się obie wersje.",
        ),
    },
    "delivered": {
        "en": (
            "Came a day earlier than promised.",
            "The courier rang beforehand and carried it upstairs.",
        ),
        "ru": (
            "Привезли на день раньше, чем обещали.",
            "Курьер заранее позвонил и поднял на этаж.",
        ),
        "pl": (
            "Przyszło dzień wcześniej, niż obiecano.",
            "Kurier wcześniej zadzwonił i wniósł na piętro.",
        ),
    },
    "support_chat": {
        "en": (
            "Answered in two minutes and it was a person.",
            "The chat solved in five minutes what I dreaded calling about.",
        ),
        "ru": (
            "Ответили за две минуты, и это был живой человек.",
            "В чате за пять минут решили то, с чем я боялась звонить.",
        ),
        "pl": (
            "Odpowiedzieli w dwie minuty i to był człowiek.",
            "Na czacie w pięć minut załatwili to, z czym bałam się dzwonić.",
        ),
    },
    "": {
        "en": (
            "Everything went smoothly.",
            "Better than I expected.",
            "Friendly and quick, thank you.",
        ),
        "ru": ("Всё прошло гладко.", "Лучше, чем я ожидал.", "Вежливо и быстро, спасибо."),
        "pl": (
            "Wszystko poszło gładko.",
            "Lepiej, niż się spodziewałem.",
            "Miło i szybko, dziękuję.",
        ),
    },
}
BAD: dict[str, dict[str, tuple[str, ...]]] = {
    "checkout": {
        "en": (
            "The delivery fee appeared on the very last page.",
            "I felt tricked: the price grew at the end.",
        ),
        "ru": (
            "Плата за доставку появилась только на последней странице.",
            "Чувствую себя обманутой: цена выросла в самом конце.",
        ),
        "pl": (
            "Opłata za dostawę pojawiła się dopiero na ostatniej stronie.",
            "Czuję się oszukana: na końcu cena wzrosła.",
        ),
    },
    "claim_review": {
        "en": (
            "Nine days and nobody could tell me where my claim is.",
            "They promised two days. It is the second week now.",
        ),
        "ru": (
            "Девять дней, и никто не может сказать, где моя претензия.",
            "Обещали два дня. Идёт вторая неделя.",
        ),
        "pl": (
            "Dziewięć dni i nikt nie wie, gdzie jest moja reklamacja.",
            "Obiecali dwa dni. Mija drugi tydzień.",
        ),
    },
    "support_call": {
        "en": (
            "Forty minutes of music, then the line went dead.",
            "On Monday morning it is hopeless to call.",
        ),
        "ru": (
            "Сорок минут музыки, потом связь оборвалась.",
            "В понедельник утром дозвониться невозможно.",
        ),
        "pl": (
            "Czterdzieści minut muzyki, a potem rozłączyło.",
            "W poniedziałek rano nie da się dodzwonić.",
        ),
    },
    "delivered": {
        "en": ("Three days late and no message.", "I stayed at home for nothing twice."),
        "ru": ("Опоздали на три дня и не предупредили.", "Два раза зря просидел дома."),
        "pl": ("Trzy dni spóźnienia i żadnej wiadomości.", "Dwa razy na darmo siedziałem w domu."),
    },
    "setup_guide": {
        "en": (
            "The guide shows buttons that my model does not have.",
            "My mother gave up at step three.",
        ),
        "ru": ("В инструкции кнопки, которых на моей модели нет.", "Мама сдалась на третьем шаге."),
        "pl": (
            "W instrukcji są przyciski, których mój model nie ma.",
            "Mama poddała się przy trzecim kroku.",
        ),
    },
    "repaired": {
        "en": ("Repaired, and broke again within a week.", "They returned it with the same fault."),
        "ru": ("Починили, а через неделю сломалось снова.", "Вернули с той же неисправностью."),
        "pl": ("Naprawili, a po tygodniu znowu się zepsuło.", "Oddali z tą samą usterką."),
    },
    "": {
        "en": ("I expected more.", "It took far too long.", "Nobody explained what happens next."),
        "ru": ("Ожидал большего.", "Слишком долго.", "Никто не объяснил, что будет дальше."),
        "pl": (
            "Spodziewałem się więcej.",
            "Trwało to zdecydowanie za długo.",
            "Nikt nie wyjaśnił, co dalej.",
        ),
    },
}


def quote_for(random: Random, code: str, *, is_good: bool, language: str) -> str:
    """Draw a sentence about a touchpoint."""
    book = GOOD if is_good else BAD
    return random.choice(book.get(code, book[""])[language])
