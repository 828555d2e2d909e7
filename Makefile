# Conveniences. Everything here calls the two commands of the README, or a tool in .venv.
.DEFAULT_GOAL := help
.PHONY: help setup run demo test fast check format migration upgrade rebuild bench freeze

bin := .venv/bin
T ?=

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## make .venv with everything that running and testing need
	python3 -m tests --version

run: ## set up what is missing and serve
	python3 wsgi.py

demo: ## serve an invented year on a database of its own
	python3 wsgi.py --demo

test: ## all tests, or those named: make test T=tests/domain
	python3 -m tests $(T)

fast: ## the law's own tests
	python3 -m tests -q tests/domain

check: setup ## lint, types, floors, templates and tests
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/djlint templates --lint --quiet
	python3 -m tests -n 2

format: setup ## lay the code out
	$(bin)/ruff format .
	$(bin)/ruff check --fix .

migration: setup ## a new migration from the models: make migration m="add a colour"
	@test -n "$(m)" || { echo 'say what it does: make migration m="add a colour"'; exit 2; }
	$(bin)/flask db migrate -m "$(m)" --rev-id $$(printf '%04d' $$(( $$(ls migrations/versions/*.py | wc -l) + 1 )))

upgrade: setup ## bring the database to the newest revision, with a copy first
	python3 wsgi.py --prepare

rebuild: ## derive every column again from the histories
	$(bin)/flask foi rebuild

bench: setup ## measure against the figures: make bench SIZE=1000000
	$(bin)/python -m benchmarks report $(if $(SIZE),--requests $(SIZE))

freeze: setup ## lock the newest versions that pyproject.toml allows
	$(bin)/uv pip compile --universal --generate-hashes --no-header --no-emit-index-url pyproject.toml -o requirements.txt
	$(bin)/uv pip compile --universal --generate-hashes --no-header --no-emit-index-url --group dev pyproject.toml -o tests/requirements.txt
