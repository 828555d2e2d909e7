"""The page that every other is a ratio of: Flask and Jinja, one inherited layout, a table of fifty, no database."""

from flask import Flask, render_template
from jinja2 import DictLoader

ROWS = 50
LAYOUT = """<!doctype html>
<html lang="en-GB">
  <head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title></head>
  <body>
    <header><nav><ul>{% for text in menu %}<li><a href="/{{ text }}">{{ text }}</a></li>{% endfor %}</ul></nav></header>
    <main>{% block main %}{% endblock %}</main>
  </body>
</html>
"""
PAGE = """{% extends "layout.html" %}
{% block title %}Fifty rows{% endblock %}
{% block main %}
<h1>Fifty rows</h1>
<table>
  <thead><tr><th>Reference</th><th>Authority</th><th>Stage</th><th>Due</th><th>Owner</th></tr></thead>
  <tbody>
    {% for row in rows %}
    <tr>
      <th><a href="/requests/{{ row.reference }}">{{ row.reference }}</a></th>
      <td>{{ row.authority }}</td><td>{{ row.stage }}</td><td>{{ row.due }}</td><td>{{ row.owner }}</td>
    </tr>
    {% endfor %}
  </tbody>
</table>
{% endblock %}
"""


def floor_app() -> Flask:
    """One route, /, with about the bytes of a plain list."""
    app = Flask("floor")
    app.jinja_loader = DictLoader({"layout.html": LAYOUT, "page.html": PAGE})
    rows = [
        {
            "reference": f"LFR-{serial:04}",
            "authority": f"Barchester and Borsetshire District Council {serial}",
            "stage": "Awaiting response",
            "due": "Fri 4 Sep 2026",
            "owner": f"Volunteer {serial}",
        }
        for serial in range(ROWS)
    ]
    menu = ("overdue", "requests", "authorities", "people", "account")

    @app.get("/")
    def index():
        return render_template("page.html", rows=rows, menu=menu)

    return app
