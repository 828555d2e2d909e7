"""Starting again on what is there already."""

from foi_tracker.preparation import prepare
from tests import builders


def test_a_demonstration_that_is_built_starts_again_at_once(app, session, campaign, volunteer):
    app.config["DEMONSTRATION"] = True
    builders.info_request(session, campaign, builders.authority(session), by=volunteer, history=[])
    session.commit()
    said = []

    prepare(app, said.append)

    assert not any("Demonstration" in line for line in said)
