"""The question sets that are really asked."""

import json

from foi_tracker.domain.question_sets import QuestionSetDefinition
from foi_tracker.questions import files

SETS = {name: QuestionSetDefinition.parse(json.loads(text)) for name, text in files.texts().items()}
POLICE, COUNCIL = SETS["lfrt-police-1.json"], SETS["lfrt-council-1.json"]
