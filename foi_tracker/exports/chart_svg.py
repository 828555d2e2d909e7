"""A chart of answers as a picture of its own."""

from typing import Final

from foi_tracker.domain.findings.charts import AnswerChart, Bar
from foi_tracker.domain.palette import PALETTE
from foi_tracker.exports.sheet import BODY, EDGE, NOTE, STRONG, TITLE, WIDTH, Sheet, broken, width_of

NAMES: Final = 270  # room for what each bar is called
NUMBERS: Final = 150
ROW, THICK = 30, 18
PICTURE: Final = WIDTH - 2 * EDGE - NAMES - NUMBERS


def chart_svg(chart: AnswerChart, *, source: str) -> str:
    """The file; `source` says whose data it is, and of what day."""
    sheet = Sheet(chart.caption, chart.summary)
    sheet.paragraph(chart.caption, TITLE)
    sheet.space(8)
    _legend(sheet, chart)
    for bar in chart.bars:
        _bar(sheet, bar)
    sheet.space(14)
    sheet.paragraph(f"{chart.coverage}.", STRONG)
    for note in (*chart.notes, source):
        sheet.paragraph(note, NOTE)
    return sheet.finish()


def _legend(sheet: Sheet, chart: AnswerChart) -> None:
    x = EDGE
    if chart.legend:
        sheet.space(24)
    for words, tone in chart.legend:
        wide = 26 + width_of(words, BODY) + 20
        if x + wide > WIDTH - EDGE and x > EDGE:
            x = EDGE
            sheet.space(24)
        sheet.draw(f'<rect x="{x}" y="{sheet.y - 12:g}" width="14" height="14" fill="{PALETTE[tone].fill}"/>')
        sheet.line(x + 22, sheet.y, words)
        x += int(wide)
    sheet.space(10)


def _bar(sheet: Sheet, bar: Bar) -> None:
    lines = broken(bar.label, BODY, NAMES - 12)
    sheet.space(ROW)
    for place, line in enumerate(lines):
        sheet.space(18 if place else 0)
        sheet.line(EDGE, sheet.y, line)
    top = sheet.y - (len(lines) - 1) * 18
    for place, line in enumerate(broken(bar.said, BODY, NUMBERS - 12)):
        sheet.line(EDGE + NAMES + NUMBERS - 12, top + place * 18, line, BODY, "end")
        sheet.y = max(sheet.y, top + place * 18)
    left = EDGE + NAMES + NUMBERS
    for part in bar.parts:
        x, width = left + part.x * PICTURE / 100, part.width * PICTURE / 100
        fill = PALETTE[part.tone].fill
        sheet.draw(f'<rect x="{x:g}" y="{top - 14:g}" width="{width:g}" height="{THICK}" fill="{fill}"/>')
