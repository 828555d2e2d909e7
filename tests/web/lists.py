"""Reading pages as people do: their words, and the references in a list."""


def words(page) -> str:
    """The text of a page, its spaces evened out."""
    return " ".join(page.main.text.split())


def references(page) -> list[str]:
    """The requests that a list shows, in its order."""
    return [cell.text for cell in page.select("#requests tbody th a")]
