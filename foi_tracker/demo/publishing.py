"""Freezes what was found in the demonstration and puts it before the public, as two people would."""

from functools import partial
from typing import Final

from foi_tracker.demo.scene import Scene, entry_of
from foi_tracker.domain.findings.releases import NewRelease
from foi_tracker.domain.policy import Actor
from foi_tracker.domain.roles import Role
from foi_tracker.exports.release import Store, make_release
from foi_tracker.exports.release_files import ReleasePlan
from foi_tracker.integrations import file_store
from foi_tracker.models import Campaign, Entry, User
from foi_tracker.queries.request_filter import Standpoint
from foi_tracker.usecases.freeze_release import freeze_release
from foi_tracker.usecases.publish_release import approve_publication, propose_publication

LARGEST: Final = 1024**3
FIRST: Final = NewRelease(
    number=1, title="What they told us (invented)", notes="Made for the demonstration: nobody said any of this."
)


def publish(scene: Scene, second: User) -> None:
    """The first release, proposed by the coordinator and approved by a second."""
    entry, campaign = entry_of(scene, scene.today), scene.session.get_one(Campaign, scene.campaign_id)
    coordinator = Actor(user_id=entry.by_id, name=scene.coordinator.name, roles={campaign.id: Role.COORDINATOR})
    standpoint = Standpoint(today=scene.today, laws=scene.laws, user_id=entry.by_id)
    folder = scene.files.parent / "releases"
    keep = partial(file_store.keep, folder, largest=LARGEST, head=0)
    plan = ReleasePlan(campaign=campaign, asked=FIRST, actor=coordinator, standpoint=standpoint, at=entry.at)
    made = make_release(scene.session, plan, Store(keep=keep, path_of=partial(file_store.path_of, folder)))
    release = freeze_release(scene.session, campaign.id, FIRST, made, entry=entry)
    proposed = propose_publication(scene.session, release, None, entry=entry)
    approve_publication(scene.session, proposed, entry=Entry(by_id=second.id, at=entry.at))
