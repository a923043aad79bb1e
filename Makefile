# Everything a newcomer, a developer and CI need. `make help` lists the targets.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
DATABASE ?= sqlite:///.run/example.sqlite
REFERENCE ?= $(SROI_REFERENCE_DATA)
REPORT ?= .run/channel-report

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help run demo test test-sqlite test-postgresql lint format lock benchmark-speed benchmark-encoder benchmark-ranking benchmark-channels clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 22

run: $(VENV)/.installed ## install, load the example region, print a ranked match, serve on PORT (8000)
	$(BIN)/sroi-match demo --serve --port $(PORT) --database $(DATABASE)

demo: $(VENV)/.installed ## the same without serving
	$(BIN)/sroi-match demo --database $(DATABASE)

test: test-postgresql test-sqlite ## install what the tests need and run all, on both database engines

test-sqlite: $(VENV)/.installed-develop ## all tests, on SQLite
	$(PYTEST) -q

test-postgresql: $(VENV)/.installed-develop ## the tests that touch the database, on an embedded PostgreSQL
	SROI_TEST_POSTGRES=embedded $(PYTEST) -q tests/models tests/api tests/contracts

lint: $(VENV)/.installed-develop ## style, types and the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/.installed-develop ## put the code in its standard form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.installed-develop $(VENV)/.installed-benchmark ## write the versions now installed to constraints.txt
	$(BIN)/python scripts/lock_versions.py

benchmark-speed: $(VENV)/.installed-benchmark ## index, ranking and import at 100,000 candidates
	$(BIN)/python -m benchmarks.speed

benchmark-encoder: $(VENV)/.installed-benchmark ## the skill encoder against its peers; REFERENCE=folder with the public vocabularies
	$(BIN)/python -m benchmarks.encoder --reference $(REFERENCE)

benchmark-ranking: $(VENV)/.installed-benchmark ## our ranker against every baseline in a synthetic region; ESCO=folder for its words
	$(BIN)/python -m benchmarks.ranking $(if $(ESCO),--esco $(ESCO))
	$(BIN)/python -m benchmarks.free_texts $(if $(ESCO),--esco $(ESCO))

benchmark-channels: $(VENV)/.installed ## does matching beat habit? 30 simulated regions, assumptions through their ranges; REPORT=folder for the report
	$(BIN)/sroi-match benchmark channels --sensitivity --report $(REPORT)

clean: ## remove the environment, the example database and all caches
	rm -rf $(VENV) .run build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'sroi-match needs Python 3.11 or later; name one with PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo 'This Python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv'; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-develop: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) --editable '.[geography,lint,test]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-benchmark: $(BIN)/python pyproject.toml constraints.txt
	$(PIP) --editable '.[benchmark,training]'
	@touch $@ $(VENV)/.installed
