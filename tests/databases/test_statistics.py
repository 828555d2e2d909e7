"""SQLite plans by what it has counted, so it is made to count."""

from sqlalchemy import create_engine, text

from foi_tracker.engine import refresh_statistics, watch_engine


def test_sqlite_knows_how_much_an_index_holds_once_it_has_counted(tmp_path):
    engine = create_engine(f"sqlite:///{tmp_path / 'small.sqlite3'}", connect_args={"isolation_level": None})
    watch_engine(engine)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE letters (campaign_id INTEGER)"))
        connection.execute(text("CREATE INDEX ix_letters_campaign_id ON letters (campaign_id)"))
        connection.execute(text("INSERT INTO letters VALUES (:campaign_id)"), [{"campaign_id": 1}] * 20)

    refresh_statistics(engine)

    with engine.connect() as connection:
        counted = connection.scalar(text("SELECT stat FROM sqlite_stat1 WHERE idx = 'ix_letters_campaign_id'"))
    engine.dispose()
    assert counted == "20 20"
