from sqlalchemy import make_url

from foi_tracker.app import create_app
from foi_tracker.config import Settings


def test_the_health_check_answers_anybody_without_detail(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json) == (200, {"status": "ok"})


def test_the_health_check_fails_when_the_database_does(tmp_path):
    nowhere = make_url(f"sqlite:///{tmp_path / 'missing' / 'foi.sqlite3'}").render_as_string()
    settings = Settings(database_url=nowhere, data_dir=tmp_path, secret_key="only-for-tests-0123456789abcdefghijklmnop")

    response = create_app(settings).test_client().get("/healthz")

    assert response.status_code >= 500
