"""`python -m benchmarks`: seed a database, measure everything, or throw the databases away."""

import argparse
import json
import os
import sys

from benchmarks import databases
from benchmarks.databases import FOLDER, POSTGRES_VARIABLE, Database
from benchmarks.exports import probe
from benchmarks.imports import try_import
from benchmarks.report import PARTS, as_table, report, write

SIZES = (10_000, 100_000)


def main() -> None:
    arguments = _parser().parse_args()
    DEEDS[arguments.deed](arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    deeds = parser.add_subparsers(dest="deed", required=True)
    seed = deeds.add_parser("seed", help="fill one database")
    seed.add_argument("--requests", type=int, required=True)
    seed.add_argument("--database", required=True, help="its URL; the database is there, and empty")
    for name, text in (("report", "measure, filling what is not filled yet"), ("drop", "throw the databases away")):
        some = deeds.add_parser(name, help=text)
        some.add_argument("--requests", type=int, nargs="+", default=SIZES)
        some.add_argument("--parts", nargs="+", choices=tuple(PARTS), default=tuple(PARTS))
        some.add_argument("--databases", nargs="+", choices=("sqlite", "postgres"), default=_kinds())
    alone = deeds.add_parser("probe", help="export once and say what it took; the report calls this")
    alone.add_argument("--requests", type=int, required=True)
    alone.add_argument("--database", required=True)
    alone.add_argument("--table", required=True)
    sheet = deeds.add_parser("import", help="import a sheet once and say what it took; the report calls this")
    sheet.add_argument("--requests", type=int, required=True)
    sheet.add_argument("--database", required=True)
    return parser


def _kinds() -> list[str]:
    return ["sqlite", "postgres"] if os.environ.get(POSTGRES_VARIABLE) else ["sqlite"]


def _seed(arguments: argparse.Namespace) -> None:
    _named(arguments).fill()


def _report(arguments: argparse.Namespace) -> None:
    chosen = _chosen(arguments)
    for database in chosen:
        database.fill()
    found = report(chosen, arguments.parts)
    write(found, FOLDER / f"report-{'-'.join(arguments.parts)}.json")
    print(f"\n{found.machine}, {found.at}")
    for part, lines in found.parts.items():
        print(f"\n{part.capitalize()}\n\n{as_table(lines)}")


def _drop(arguments: argparse.Namespace) -> None:
    for database in _chosen(arguments):
        databases.drop(database)


def _probe(arguments: argparse.Namespace) -> None:
    print(json.dumps(probe(_named(arguments), arguments.table)))


def _import(arguments: argparse.Namespace) -> None:
    print(json.dumps(try_import(_named(arguments))))


def _named(arguments: argparse.Namespace) -> Database:
    kind = "sqlite" if arguments.database.startswith("sqlite") else "postgres"
    return Database(kind, arguments.database, arguments.requests)


def _chosen(arguments: argparse.Namespace) -> list[Database]:
    server = os.environ.get(POSTGRES_VARIABLE, "")
    if "postgres" in arguments.databases and not server:
        sys.exit(f"Set {POSTGRES_VARIABLE} to a PostgreSQL server of your own, where we may make databases.")
    return [
        databases.sqlite(number) if kind == "sqlite" else databases.postgres(number, server)
        for number in arguments.requests
        for kind in arguments.databases
    ]


DEEDS = {"seed": _seed, "report": _report, "drop": _drop, "probe": _probe, "import": _import}

if __name__ == "__main__":
    main()
