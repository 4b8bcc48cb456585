# Papur Bro's commands. They need make and Python 3.11 or newer with venv and pip, nothing else.
#   make demo           build it, fill it and serve it     (PORT=8000)
#   make test           everything that must hold          (REQUIRE_POSTGRES=1, REQUIRE_BROWSER=1)
#   make PYTHON=…       with another interpreter

PYTHON ?= python3
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Stamps: each is younger than what it was made from, so that a second run installs nothing.
BASE := $(VENV)/installed-base
DEV := $(VENV)/installed-dev

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset test lint format bench lock catalogues clean

help:
	@sed -n 's/^#   //p' Makefile

$(BIN)/python:
	@PYTHON="$(PYTHON)" tools/venv $(VENV)

# Two steps, because pip checks hashes for all or for nothing, and the project itself has none.
$(BASE): requirements/base.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the site needs …"
	@$(PIP) install --require-hashes -r requirements/base.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements/dev.txt $(BASE)
	@echo "Installing what the tests need …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(BASE)
	@$(MANAGE) compile_catalogues
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo --port $(PORT)
	@$(MANAGE) demo --port $(PORT)

demo-reset:
	@rm -rf var/papurbro.sqlite3 var/papurbro.sqlite3-shm var/papurbro.sqlite3-wal var/media var/mailbox
	@echo "The demo is gone; \`make demo\` builds it anew."

test: $(DEV)
	@tools/test

lint: $(DEV)
	@tools/test lint

format: $(DEV)
	@$(BIN)/ruff check --quiet --fix . || true
	@$(BIN)/ruff format .
	@git ls-files -z '*.html' | xargs -0 -r $(BIN)/djade --target-version 5.2

bench: $(DEV)
	@for benchmark in $(sort $(wildcard benchmarks/bench_*.py)); do $(BIN)/python $$benchmark || exit 1; done

catalogues: $(DEV)
	@$(MANAGE) extract_catalogues
	@$(MANAGE) check_catalogues
	@$(MANAGE) compile_catalogues

# Every version and hash of the installation, for every platform; uv works it out, and no other command needs it.
lock: $(DEV)
	@PIP="$(PIP)" tools/lock $(BIN)

clean:
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage
