# One command does each; every target sets itself up. Needs make, git and Python 3.11 or newer.

.DEFAULT_GOAL := help
.PHONY: help setup docs check test accept lint types test-office bench bench-quick schema lock clean

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

help: ## what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

setup: $(READY) ## the environment in .venv, as the lock file says

$(READY): requirements-dev.lock pyproject.toml
	@sh tools/venv.sh $(VENV)
	@touch $@

docs: $(READY) ## check and build all documents of the example records into output/
	$(BIN)/commdocs build

check: $(READY) ## the problems of the example records
	$(BIN)/commdocs check

test: $(READY) ## all tests that are pure Python
	$(BIN)/pytest -m "not office"

accept: $(READY) ## renew the golden files; look at the difference before you commit it
	$(BIN)/pytest -m "not office" --accept

lint: $(READY) ## style of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## types of the code
	$(BIN)/mypy

test-office: $(READY) ## validate and render the Word files (installs what it needs where it may)
	@BIN=$(BIN) sh tools/office.sh

bench: $(READY) ## speed and memory against the usual tools
	$(BIN)/python -m bench

bench-quick: $(READY) ## the figures of every day's work, in two minutes
	$(BIN)/python -m bench quick

schema: $(READY) ## the JSON Schema of all kinds, for editors, in .commdocs/schema.json
	@mkdir -p .commdocs
	$(BIN)/commdocs schema --all > .commdocs/schema.json

lock: $(READY) ## renew requirements-dev.lock from pyproject.toml
	sh tools/lock.sh $(BIN)

clean: ## remove what was built and installed
	rm -rf $(VENV) .tools .mypy_cache .pytest_cache .ruff_cache .hypothesis dist build
	find output -mindepth 1 ! -name .gitignore -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
