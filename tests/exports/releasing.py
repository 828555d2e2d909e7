"""Look into the files of a release."""

import csv
import io
import json
import zipfile

import frictionless


def bytes_of(made, store, ending):
    (facts,) = [facts for name, facts in made.files.items() if name.endswith(ending)]
    return store.path_of(facts["sha256"]).read_bytes()


def page_of(made, store):
    return json.loads(bytes_of(made, store, "page.json"))


def member(made, store, name):
    return zipfile.ZipFile(io.BytesIO(bytes_of(made, store, ".zip"))).read(name)


def table(made, store, name):
    data = member(made, store, f"data/{name}.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data, newline="")))


def validated(folder, made, store, **instead):
    """What frictionless says of the package once it is unpacked; `instead` replaces tables."""
    zipfile.ZipFile(io.BytesIO(bytes_of(made, store, ".zip"))).extractall(folder)
    for name, content in instead.items():
        (folder / "data" / f"{name}.csv").write_bytes(content)
    return frictionless.validate(str(folder / "datapackage.json"))
