"""Holds a page to WCAG 2.2 AA with axe-core, which is kept in vendor/ with its licence."""

from pathlib import Path

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


def check_accessibility(page):
    """Complain about every rule the page breaks, naming the elements."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    broken = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    found = [f"{rule['id']}: {rule['help']}: {[node['target'] for node in rule['nodes']][:3]}" for rule in broken]
    assert not found, f"{page.url}: " + "; ".join(found)
