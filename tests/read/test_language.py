"""Languages: English whatever the names in it, others refused by name."""

from __future__ import annotations

import pytest
from tests.read.pages import BODY, PAGE, read_text, reject

from comity.read.language import coded, find_language, find_uncoded

FOREIGN = {
    "ja": "日本とインドは安全保障協力に関する共同宣言に署名した。両首脳は関係を強化することで一致した。",
    "hi": "प्रधानमंत्री नरेंद्र मोदी ने सोमवार को जापान के प्रधानमंत्री से मुलाकात की और समझौते पर हस्ताक्षर किए।",
    "fr": "Le premier ministre indien a rencontré lundi son homologue japonais à Tokyo pour parler de la défense.",
    "de": "Der indische Premierminister traf am Montag in Tokio seinen japanischen Amtskollegen zu Gesprächen.",
    "ru": "Премьер-министр Индии встретился в понедельник в Токио со своим японским коллегой.",
    "es": "El primer ministro de la India se reunió el lunes en Tokio con su homólogo japonés para hablar de defensa.",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_other_languages(code: str) -> None:
    assert find_language(FOREIGN[code] * 3) == code


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Fumio Kishida met Narendra Modi in Hiroshima.",
        "Tokyo Yokosuka Sagami Izumo Takanami Samidare Kamorta Shivalik Visakhapatnam visit",
        "Sh. Rajnath Singh meets Kihara Minoru, Kamikawa Yoko, S. Jaishankar; Hyderabad House, New Delhi",
        f"{BODY} 防衛大臣 {BODY}",
        PAGE,
    ],
)
def test_english_with_many_foreign_names_is_english(text: str) -> None:
    assert find_language(text) == "en"


def test_a_refusal_names_the_language() -> None:
    assert reject(FOREIGN["hi"].encode() * 3) == "language: Hindi (hi); only en, ja is coded"
    assert reject(f"---\nlanguage: fr\n---\n{BODY}".encode()) == "language: French (fr); only en, ja is coded"


def test_japanese_is_coded() -> None:
    assert read_text(FOREIGN["ja"] * 3).language == "ja"


def test_the_languages_are_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_LANGUAGES", "en, FR")
    assert coded() == {"en", "fr"}
    assert find_uncoded("fr") is None
    assert read_text(FOREIGN["fr"] * 3).language == "fr"
