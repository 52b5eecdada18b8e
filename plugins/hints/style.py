"""Rules: sentences that are too long, and paragraphs in which nobody acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.hints.hint import Hint
from plugins.hints.lexicon import WORD
from plugins.hints.passages import PARAGRAPH, Passage
from plugins.hints.sentences import count_words, shorten, split_sentences
from plugins.hints.text import Text

MAX_WORDS = 30
"""Source: GOV.UK's style guide splits sentences past 25 words; five more for the long names of laws here."""

MIN_PASSIVES = 6
MIN_SENTENCES = 3
MIN_SHARE = 0.1
"""Source: our choice, tried on content/: passives that nobody does, every tenth word, in three sentences."""

# Behind these a passive is no statement of its own: "yang dilayani", "mudah dipahami", "untuk dibaca".
_DEPENDENT = re.compile(
    r"\b(?:yang\s+(?:\w+\s+){0,2}|(?:untuk|agar|layak|mudah|sulit|sukar|patut|tidak|belum|jangan)\s+)\Z",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\s+(?:\w+\s+){0,3}oleh\b")

# Roots of words that only look like passives; compared by their beginnings.
_NO_PASSIVE = (
    "dia|diam|dialog|dialek|diagram|diagnos|diameter|diare|diaspora|dies|diet|difabel|difusi|digit|diktat|diklat|"
    "dikotomi|dilema|dimana|dimensi|dinamik|dinamis|dinas|dinding|dingin|dini|diploma|direksi|direktur|direktorat|"
    "dirgahayu|diri|dirinya|dirjen|disabilitas|disertasi|disiplin|diskon|diskresi|diskriminasi|diskusi|disposisi|"
    "disrupsi|distribusi|distributor|distrik|divisi|dividen|diversi"
)
_NO_PASSIVE_WORD = re.compile(rf"(?:{_NO_PASSIVE})(?:nya|an|kah|lah|pun|si|ku|mu|al|if)?")
_PASSIVE = re.compile(r"di[a-z]{4,}")
# Of ter-, only forms that say "got done": terbuka, terus, terjadi and terhadap are none.
_STATIVE = re.compile(
    r"ter(?:laksana|wujud|capai|penuhi|lampir|susun|bentuk|selenggara|himpun|jaring)(?:nya)?|"
    r"ter[a-z]{4,}kan(?:nya)?"
)


def find_long_sentences(text: Text) -> Iterator[Hint]:
    """Sentences of more than `MAX_WORDS` words; those that quote a law or a person are theirs."""
    for passage in text.prose:
        for sentence in split_sentences(passage.text):
            written = passage.text[sentence.start : sentence.end]
            words = count_words(passage.own[sentence.start : sentence.end])
            if words > MAX_WORDS:
                fault = f"kalimat {shorten(written)} terdiri atas {words} kata"
                mend = f"pecah menjadi dua kalimat atau lebih, paling banyak {MAX_WORDS} kata tiap kalimat"
                yield text.remark_in(passage, sentence.start, fault, mend)


def find_passive_piles(text: Text) -> Iterator[Hint]:
    """Paragraphs that consist of passives, so that no reader learns who acts."""
    for passage in text.passages:
        if passage.kind != PARAGRAPH:
            continue
        passives = list_passives(passage)
        words = count_words(passage.own)
        if len(passives) >= max(MIN_PASSIVES, MIN_SHARE * words) and _is_spread(passage, passives):
            shown = ", ".join(dict.fromkeys(passage.own[start:end] for start, end in passives[:4]))
            fault = f"alinea ini bertumpuk bentuk pasif ({len(passives)}: {shown} …)"
            yield text.remark_in(passage, 0, fault, "sebutkan siapa yang melakukannya: “kantor membuka …”")


def list_passives(passage: Passage) -> list[tuple[int, int]]:
    """Where the writer states in the passive, and nobody is named who acts."""
    return [
        word.span()
        for word in WORD.finditer(passage.own)
        if word[0][:1] in "dtDT"
        and is_passive(word[0].casefold())
        and not _DEPENDENT.search(passage.own[max(0, word.start() - 60) : word.start()])
        and not _AGENT.match(passage.own, word.end())
    ]


def _is_spread(passage: Passage, passives: list[tuple[int, int]]) -> bool:
    """Whether they stand in several sentences: one that lists what is done is no pile."""
    sentences = split_sentences(passage.text)
    held = [any(each.start <= start < each.end for start, _ in passives) for each in sentences]
    return sum(held) >= MIN_SENTENCES


def is_passive(word: str) -> bool:
    """Whether a word, in lower case, is surely a passive verb."""
    if _STATIVE.fullmatch(word):
        return True
    return bool(_PASSIVE.fullmatch(word)) and not _NO_PASSIVE_WORD.fullmatch(word)
