# Needs make and Python 3.11 or newer with venv and pip; everything else comes from the lock files, hashes checked.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
BABEL := $(BIN)/pybabel --quiet
CATALOGUE := -d claims/locale -D claimdesk
COMPILE := cd build && uv pip compile pyproject.toml --upgrade --quiet --no-config --universal --generate-hashes --custom-compile-command "make lock"

.PHONY: help run test check translations docs picture lock clean

help: ## Show these targets
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 16

run: $(VENV)/run.stamp ## Open the desk on a sample article
	@$(BIN)/claimdesk demo

test: $(VENV)/dev.stamp ## Run the tests
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(VENV)/dev.stamp ## Format, lint, types, import directions, translations and generated docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/test_translations.py tests/test_docs.py

translations: $(VENV)/dev.stamp ## Gather the messages for translation and compile what is translated
	@mkdir -p build && $(BABEL) extract -F pyproject.toml -k N_ -k _m -k marked -k say -k many:1,2 --add-location=file --no-wrap -o build/claimdesk.pot claims tui
	@$(BABEL) update $(CATALOGUE) -i build/claimdesk.pot --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	@$(BABEL) compile $(CATALOGUE)

docs: $(VENV)/dev.stamp ## Write the pages that are generated from the program
	@$(BIN)/python docs/generate.py

picture: $(VENV)/dev.stamp ## Draw the README's picture of the screen
	@$(BIN)/python docs/picture.py

lock: ## Resolve the dependencies anew (needs uv)
	@mkdir -p build && sed '/^managed = false/d' pyproject.toml > build/pyproject.toml # uv reads no groups of such a project
	$(COMPILE) --group build -o ../requirements.lock
	$(COMPILE) --group dev --no-annotate -c ../requirements.lock -o ../requirements-dev.lock

clean: ## Remove what these targets made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Claimdesk needs Python 3.11 or newer: make PYTHON=python3.12 …")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV), once …" >&2
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock $(VENV)/run.stamp
	@echo "Installing what the tests need, once …" >&2
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@
