"""What an invented reply answers: a state and values for each question, one in keeping with the other."""

import random
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from foi_tracker.demo.values import Invention
from foi_tracker.domain.findings.applicability import Found, ruled_out
from foi_tracker.domain.findings.evidence import StateDetails
from foi_tracker.domain.findings.speech import say
from foi_tracker.domain.findings.values import Chosen, Value
from foi_tracker.domain.findings.vocabulary import AnswerState, Confidence
from foi_tracker.domain.question_sets import Question, QuestionSetDefinition
from foi_tracker.domain.vocabulary import Outcome
from foi_tracker.usecases.save_coding import NewCoding

S = AnswerState
MIXES: Final = {
    Outcome.SUPPLIED_IN_FULL: {
        S.ANSWERED: 76,
        S.NIL: 4,
        S.NOT_HELD: 8,
        S.PUBLISHED_ELSEWHERE: 6,
        S.IGNORED: 3,
        S.UNCLEAR: 3,
    },
    Outcome.SUPPLIED_IN_PART: {
        S.ANSWERED: 44,
        S.REFUSED: 26,
        S.NOT_HELD: 10,
        S.NCND: 5,
        S.IGNORED: 8,
        S.PARTLY: 3,
        S.LATER_PUBLICATION: 4,
    },
    Outcome.REFUSED: {S.REFUSED: 1},
    Outcome.NCND: {S.NCND: 1},
    Outcome.NOT_HELD: {S.NOT_HELD: 1},
}
LEADING: Final = {
    "P01": ("lfr_status", {"in use": 5, "trial only": 3, "used via another force": 2, "stopped": 1, "never": 4}),
    "C01": ("own_use", {"in use": 2, "trial": 1, "stopped": 1, "never": 12, "planned": 1, "detection_only": 1}),
}
YES_OR_NO: Final = {"C03": ("police_lfr_on_assets", {"yes": 1, "no": 5, "unknown": 1})}
SOON: Final = timedelta(days=90)
WORDS: Final = {
    S.NIL: "None.",
    S.NOT_HELD: "We do not hold this.",
    S.REFUSED: "We withhold this.",
    S.NCND: "We neither confirm nor deny that we hold this.",
    S.IGNORED: "",
    S.UNCLEAR: "Please see our general policy.",
    S.PUBLISHED_ELSEWHERE: "This is on our website.",
    S.LATER_PUBLICATION: "We will publish this.",
}


class Replying:
    """One authority's reply to the questions that it was asked."""

    def __init__(
        self, chance: random.Random, definition: QuestionSetDefinition, outcome: Outcome, exemptions: tuple[str, ...]
    ) -> None:
        self.chance, self.definition = chance, definition
        self.mix, self.exemptions = MIXES[outcome], exemptions

    def answers(
        self, asked: Iterable[str], slug: str, on: date, known: Mapping[str, Mapping[str, Value]]
    ) -> list[NewCoding]:
        """In order; what an answer rules out is passed over. `known` holds what must agree with the deployment log."""
        invention = Invention(self.chance, slug, on)
        current: dict[str, Found] = {}
        given = []
        for question in self.definition.questions:
            if question.id in asked and question.id not in ruled_out(self.definition, current):
                answer = self._answer(question, invention, known.get(question.id))
                current[question.id] = (answer.state, answer.values)
                given.append(answer)
        return given

    def _answer(self, question: Question, invention: Invention, known: Mapping[str, Value] | None) -> NewCoding:
        state = S.ANSWERED if known else self._state(question.id)
        values: Mapping[str, Value] = {}
        if state in (S.ANSWERED, S.PARTLY):
            values = {**invention.values(question.fields), **self._led(question.id), **(known or {})}
        return NewCoding(
            question_id=question.id,
            state=state,
            values=values,
            details=self._details(state, invention),
            confidence=self.chance.choice((Confidence.SURE, Confidence.SURE, Confidence.FAIRLY)),
        )

    def _state(self, question_id: str) -> AnswerState:
        drawn = self.chance.choices(list(self.mix), list(self.mix.values()))[0]
        # A yes or no that other questions hang on is never answered with a number.
        return S.ANSWERED if drawn is S.NIL and question_id in {*LEADING, *YES_OR_NO} else drawn

    def _led(self, question_id: str) -> dict[str, Value]:
        if question_id in LEADING:
            key, weights = LEADING[question_id]
            return {key: Chosen(options=tuple(self.chance.choices(list(weights), list(weights.values()))))}
        if question_id in YES_OR_NO:
            key, weights = YES_OR_NO[question_id]
            return {key: self.chance.choices(list(weights), list(weights.values()))[0]}
        return {}

    def _details(self, state: AnswerState, invention: Invention) -> StateDetails:
        if state in (S.REFUSED, S.NCND):
            return StateDetails(exemptions=self.exemptions)
        if state is S.PUBLISHED_ELSEWHERE:
            return StateDetails(url=f"https://www.{invention.slug}.example/facial-recognition")
        if state is S.LATER_PUBLICATION:
            return StateDetails(expected_on=invention.replied_on + SOON)
        return StateDetails()


def sentence(question: Question, answer: NewCoding) -> str:
    """How the reply puts it, on one line: what a coder quotes."""
    said = [
        f"{field.key.replace('_', ' ')}: {say(answer.values[field.key], field)}"
        for field in question.fields
        if field.key in answer.values
    ]
    return f"{question.id}. {'; '.join(said) or WORDS.get(answer.state, '')}".strip()
