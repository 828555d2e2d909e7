"""Where the authorisation matrix is tried: what each part of an address stands for, and what its forms say."""

from tests.web.authorisation_world import DOT

PUBLISHING = ("index", "propose", "approve", "withdraw")

# What each argument of an address is, for all endpoints or for one. A new argument needs a line here.
ARGUMENTS = {
    "reference": lambda world: world.request.reference,
    "user_id": lambda world: world.member(),
    "link_id": lambda world: world.link(),
    "session_id": lambda world: world.somebodys_session(),
    "public_id": lambda world: world.attachment(),
    "documents.picture/public_id": lambda world: world.attachment(DOT, "dot.gif"),
    "number": lambda _: 1,
    "slug": lambda world: world.authority.slug,
    "campaigns.show/slug": lambda world: world.lfrt.slug,
    "campaigns.settings/slug": lambda world: world.lfrt.slug,
    "findings_grid.download/slug": lambda world: world.lfrt.slug,
    "findings_grid.download/table": lambda _: "findings",
    "findings_grid.index/slug": lambda world: world.lfrt.slug,
    "question_charts.show/slug": lambda world: world.lfrt.slug,
    "question_charts.download/slug": lambda world: world.lfrt.slug,
    "question_charts.download/chart": lambda _: "states",
    "question_charts.download/ending": lambda _: "svg",
    "question_id": lambda _: "C01",
    "maps.download/slug": lambda world: world.lfrt.slug,
    "maps.download/which": lambda _: "councils",
    "maps.download/ending": lambda _: "svg",
    "deployment_checks.show/slug": lambda world: world.lfrt.slug,
    "quality.index/slug": lambda world: world.lfrt.slug,
    "quality.download/slug": lambda world: world.lfrt.slug,
    "quality.by_authority/slug": lambda world: world.lfrt.slug,
    "deployment_paste.look/slug": lambda world: world.lfrt.slug,
    "deployment_paste.one/slug": lambda world: world.lfrt.slug,
    "deployment_paste.save/slug": lambda world: world.lfrt.slug,
    "deployment_paste.start/slug": lambda world: world.lfrt.slug,
    "deployments.check/slug": lambda world: world.lfrt.slug,
    "deployments.edit/slug": lambda world: world.lfrt.slug,
    "deployments.index/slug": lambda world: world.lfrt.slug,
    "deployments.remove/slug": lambda world: world.lfrt.slug,
    "deployments.restore/slug": lambda world: world.lfrt.slug,
    "deployments.show/slug": lambda world: world.lfrt.slug,
    "identifier": lambda world: world.deployment(),
    "kind": lambda _: "response",
    "links.open_link/kind": lambda _: "invitation",
    "token": lambda world: world.token(),
    "table": lambda _: "requests",
    "reports.download/table": lambda _: "timeliness",
    "ending": lambda _: "csv",
    "filename": lambda _: "app.css",
    "batch_id": lambda world: world.request.batch_id,
    "batches.download/ending": lambda _: "txt",
    "letter_id": lambda world: world.draft(),
    "letters.new/kind": lambda _: "review",
    "letters.download/ending": lambda _: "txt",
    "round_id": lambda world: world.chasers,
    "list_id": lambda world: world.saved_list(),
    "view_id": lambda world: world.saved_view(),
    "record_id": lambda world: world.proclaimed()[0],
    "line_id": lambda world: world.proclaimed()[1],
    "key": lambda _: "lfrt-council",
    "version": lambda _: 1,
    "name": lambda _: "own_use",
}
ARGUMENTS |= {f"releases.{view}/slug": lambda world: world.lfrt.slug for view in ("index", "show", "new", "download")}
ARGUMENTS |= {f"releases.{view}/number": lambda world: world.release for view in ("show", "download")}
ARGUMENTS |= {f"masks.{view}/slug": lambda world: world.lfrt.slug for view in ("index", "remove")}
ARGUMENTS |= {"releases.download/name": lambda _: "page.json", "rule_id": lambda world: world.mask_rule()}
ARGUMENTS |= {"import_id": lambda world: world.sheet_import(), "import_check.download/which": lambda _: "problems"}
ARGUMENTS |= {
    f"{step}/slug": lambda world: world.lfrt.slug
    for step in (
        *("imports.index", "imports.new", "imports.bring", "imports.show", "imports.discard"),
        *("import_sheet.show", "import_sheet.choose", "import_columns.show", "import_columns.choose"),
        *("import_words.show", "import_words.decide", "import_words.forget"),
        *("import_check.show", "import_check.check", "import_check.choose", "import_check.download"),
        *("import_run.run", "import_undo.show", "import_undo.undo"),
    )
}
# What is published: the same pages for the public and for members.
PUBLISHED = ("show", "question", "authorities", "authority", "picture", "file")
ARGUMENTS |= {
    f"{blueprint}.{view}/{name}": found
    for blueprint in ("published", "preview")
    for view in PUBLISHED
    for name, found in {
        "slug": lambda world: world.lfrt.slug if world.published else "",
        "number": lambda world: world.published,
        "question_id": lambda _: "P01",
        "authority_slug": lambda _: "borsetshire-police",
        "which": lambda _: "forces",
        "name": lambda _: "page.json",
    }.items()
}
ARGUMENTS |= {f"publishing.{view}/slug": lambda world: world.lfrt.slug for view in PUBLISHING}
ARGUMENTS |= {"publishing.propose/number": lambda world: world.release, "publication_id": lambda world: world.proposed}
# The pages of a campaign's readings and findings.
ARGUMENTS |= {
    f"{blueprint}.{view}/{name}": found
    for blueprint, views in {
        "adjudication": ("index", "show"),
        "agreement": ("show", "download"),
        "coding": ("show", "save", "finish", "hand_in"),
        "extraction": ("show", "take", "take_again", "give_back", "touches"),
        "finding": ("show", "correct", "right_of_reply"),
    }.items()
    for view in views
    for name, found in {
        "slug": lambda world: world.lfrt.slug,
        "reference": lambda world: world.answered.reference,
        "reading_id": lambda world: world.reading_id(),
        "part": lambda _: "second",
        "position": lambda _: 2,
    }.items()
}

# What a form must at least say for the object to be looked at.
FIELDS = {
    "coding.save": lambda _: {"question": "C01"},
    "finding.right_of_reply": lambda _: {"told": "sent"},
    "people.remove": lambda world: {"campaign": world.lfrt.id},
    "people.change_role": lambda world: {"campaign": world.lfrt.id, "role": "coordinator"},
}


def address(world, rule):
    """The rule's address with every argument filled in."""
    values = {}
    for name in rule.arguments:
        found = ARGUMENTS.get(f"{rule.endpoint}/{name}") or ARGUMENTS.get(name)
        assert found, f"{rule.rule}: say in ARGUMENTS of tests/web/authorisation_addresses.py what <{name}> is"
        values[name] = found(world)
    return world.app.url_map.bind("localhost").build(rule.endpoint, values)
