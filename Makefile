# make demo: install and show the main job.  make test: install and run all tests.
PYTHON ?= python3
BIN := .venv/bin
GOLD ?= ../shared/gold
CORPORA ?= ../shared/corpora

.PHONY: demo test check quality bench screenshots lock clean

.venv/base: requirements/base.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/base.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev: requirements/dev.lock .venv/base
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.lock
	touch $@

demo: .venv/base  ## install and show what the program makes of the sample pages
	$(BIN)/musnad demo

test: .venv/dev  ## install and run all tests
	$(BIN)/python -m tests.web.chromium
	$(BIN)/python -m pytest

check: .venv/dev  ## what CI runs: style, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(MAKE) test

quality: .venv/dev  ## score against the gold and the samples; fails under bench/floors.toml
	$(BIN)/python -m bench.quality --gold $(GOLD)

bench: .venv/dev  ## speed: articles a second, memory, multiples of one tokenising pass
	$(BIN)/python -m bench.speed --corpora $(CORPORA)

screenshots: .venv/dev  ## picture every page of the reading room for the docs
	$(BIN)/python -m tests.web.chromium
	$(BIN)/python -m tests.web.screenshots

lock: .venv/dev  ## renew the locks
	$(BIN)/uv pip compile --universal --no-emit-index-url --no-header -q pyproject.toml --extra build -o requirements/base.lock
	$(BIN)/uv pip compile --universal --no-emit-index-url --no-header -q pyproject.toml --extra build --extra dev -c requirements/base.lock -o requirements/dev.lock

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
