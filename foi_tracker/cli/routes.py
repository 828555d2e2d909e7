"""`flask foi routes`: every address, and what it takes to use it."""

import json

import click
from flask import current_app
from flask.cli import with_appcontext


@click.command("routes")
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
@with_appcontext
def routes(*, as_json: bool) -> None:
    """List every rule with its methods, endpoint and policy."""
    policies = current_app.extensions["policies"]
    found = [
        {
            "rule": rule.rule,
            "methods": sorted(rule.methods or ()),
            "endpoint": rule.endpoint,
            "policy": str(policies[rule.endpoint]),
        }
        for rule in sorted(current_app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint))
    ]
    if as_json:
        click.echo(json.dumps(found, indent=2))
        return
    for route in found:
        click.echo(f"{','.join(route['methods']):<24} {route['rule']:<48} {route['endpoint']:<28} {route['policy']}")
