# selon: `make demo` reads the example articles, `make test` runs what a change must pass.
# Both make their own virtual environment in .venv; PYTHON=python3.12 takes another interpreter, VENV=... another place.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
EXAMPLES := $(wildcard examples/fr/*)
DOSSIER := examples/dossier_fr.jsonl
STORE := selon.db
# The folder with gold/, measure/ and news/ that `make bench` measures against.
SELON_MEASURE ?= ../shared
# The desk is timed on a store of so many articles for so many seconds: 10000 and 60 are what its goals are for.
DESK_ARTICLES ?= 1000
DESK_SECONDS ?= 12

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo web test check bench clean help

demo: $(VENV)/.installed ## read the example articles, print who says what and what eight of them claim, keep them for the desk
	@$(BIN)/selon read --format table $(EXAMPLES)
	@echo
	@$(BIN)/selon claims --format table $(DOSSIER)
	@echo
	@$(BIN)/selon add --store $(STORE) $(DOSSIER) $(EXAMPLES) >/dev/null
	@$(BIN)/selon work --once --store $(STORE) >/dev/null
	@echo "Next: $(BIN)/selon serve --store $(STORE) opens them in the browser, at http://127.0.0.1:8642/"

web: ## put other people's browser libraries into selon/web/static/vendor (needs npm), for the pictures of the desk
	@$(PYTHON) browser/vendor.py

test: check ## ruff, mypy --strict and all tests
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev ## ruff and mypy --strict
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/.installed-dev ## measure quality, robustness, speed, corpora and the desk against bench/floors.json
	$(BIN)/python bench/measure.py $(SELON_MEASURE)
	$(BIN)/python bench/corpus.py $(SELON_MEASURE)/news/*.jsonl
	$(BIN)/python bench/desk.py --articles $(DESK_ARTICLES) --seconds $(DESK_SECONDS)

clean: ## remove the virtual environment and what the tools left behind
	rm -rf $(VENV) build dist selon/web/static/vendor *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find selon tests bench browser -name __pycache__ -prune -exec rm -rf {} +

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing selon into $(VENV) (a minute or two the first time) ..."
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install -qq --editable ".[serve]"
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	@echo "Installing selon and its development tools into $(VENV) (a minute or two the first time) ..."
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install -qq --editable ".[dev]"
	@touch $(VENV)/.installed $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "selon needs Python 3.11 or newer: try make PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ rm -rf $(VENV); echo "$(PYTHON) cannot make a virtual environment: try apt install python3-venv" >&2; exit 1; }
