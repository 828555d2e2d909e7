"""Text that a spreadsheet would run as a formula, made harmless, and given back exactly (security.md 6.17)."""

# The last one is the guard itself: text that begins with it must be told apart from text that we guarded.
GUARDED = frozenset("=+-@\t\r\n\0＝＋－＠'")
GUARD = "'"


def defuse(text: str) -> str:
    """`text`, with one apostrophe before it where a spreadsheet might run it."""
    return GUARD + text if text[:1] in GUARDED else text


def restore(cell: str) -> str:
    """What `defuse` was given: nothing else begins with an apostrophe."""
    return cell.removeprefix(GUARD)
