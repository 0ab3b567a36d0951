# Paygiri's tasks. Each works on a fresh clone and sets up what it lacks in .venv; `make help` lists them.

PYTHON ?= python3
PORT ?= 8501
ADDRESS ?= 127.0.0.1
WORKERS ?= 2

VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
DEVELOPMENT := $(VENV)/.development-installed
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help run test bench warehouse lint screenshots messages translations

help: ## list the tasks
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: $(RUNTIME) warehouse ## serve the dashboard on 127.0.0.1:8501 (PORT= for another port)
	$(BIN)/python -m streamlit run app.py --server.address $(ADDRESS) --server.port $(PORT) --server.headless true

test: $(DEVELOPMENT) ## run every check and test, those in a headless browser included (ARGS= for pytest)
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.office
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

bench: $(DEVELOPMENT) ## measure pages, growth and browser; QUICK=1 leaves out 10 million rows, OUT= names the JSON
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.benchmarks $(if $(QUICK),--quick) $(if $(OUT),--out $(OUT))

warehouse: $(RUNTIME) ## check the data package and build the warehouse from it, if it changed
	$(BIN)/python -m queries build

lint: $(DEVELOPMENT) ## ruff, mypy and the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

screenshots: $(DEVELOPMENT) ## take the README's screenshots again, into static/screenshots/
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.browser.screenshots

messages: $(RUNTIME) ## gather the words on screen for translation; new ones stand empty in the catalogues
	$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --add-location file --sort-output --omit-header \
	    --width 110 --output-file components/locale/paygiri.pot app.py pages components
	$(BIN)/pybabel update --domain paygiri --input-file components/locale/paygiri.pot \
	    --output-dir components/locale --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 110

translations: $(RUNTIME) ## count the translations of screens and data, and list what is missing
	$(BIN)/python -m components.catalogues
	$(BIN)/python -m queries translations

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo "Paygiri needs Python 3.11 or later; '$(PYTHON)' is $$($(PYTHON) --version 2>&1)."; \
	    echo "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	    rm -rf $(VENV); \
	    echo "'$(PYTHON) -m venv' failed. On Debian and Ubuntu: apt install python3-venv, then try again."; exit 1; }

$(RUNTIME): requirements.txt | $(BIN)/python
	@echo "Installing what Paygiri needs into $(VENV) (about half a minute)"
	@$(PIP) --requirement requirements.txt
	@touch $@

$(DEVELOPMENT): requirements.txt requirements-dev.txt | $(BIN)/python
	@echo "Installing what Paygiri and its checks need into $(VENV) (about a minute)"
	@$(PIP) --requirement requirements-dev.txt
	@touch $(RUNTIME) $@
