# Two commands do everything on a fresh machine: `make run` and `make test`.
SHELL := /bin/bash
PORT ?= 8501
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test unit check e2e faults bench sample browser docs fonts clean

run: $(VENV)/.run
	$(BIN)/python -m dashboard run --demo --port $(PORT)

# `make -j2 test` runs both at once, which is what two cores are full with.
test: unit e2e

unit: $(VENV)/.test
	$(BIN)/python -m pytest -m "not browser" -n 2 --dist loadscope

e2e: $(VENV)/.test browser
	$(BIN)/python -m pytest -m browser -n 2 --dist loadscope

# Every step of a load fails or dies once; `make test` tries every twenty-fourth.
faults: $(VENV)/.test
	FAULTS_EVERY=1 $(BIN)/python -m pytest tests/loading/test_faults.py

check: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

sample: $(VENV)/.run
	$(BIN)/python -m dashboard sample --out var/demo

bench: $(VENV)/.test
	$(BIN)/python -m benchmarks

docs: $(VENV)/.run
	$(BIN)/python -m dashboard metrics --format markdown > docs/indicators.md
	$(BIN)/python -m dashboard sources --format markdown > docs/sources.md
	$(BIN)/python -m dashboard quality --rules --format markdown > docs/alarms.md
	DASHBOARD_DATABASE= $(BIN)/python -m dashboard published --format markdown > docs/published.md

# The font that paper is set in, made again from Debian's fonts-noto-cjk (about a minute).
fonts: $(VENV)/.test
	$(BIN)/python dashboard/reports/paper/fonts/make.py

# A browser and a Chinese font for the tests: installed when root, else named exactly.
browser:
	@bash tests/install_browser.sh

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache
