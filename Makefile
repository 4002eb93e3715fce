PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# The machine's own certificates, as pip and every other program of it use.
UV := UV_SYSTEM_CERTS=true VIRTUAL_ENV=$(VENV) $(BIN)/uv
# Many tests wait for a clock or for another process: more of them at once than most machines have
# cores, one at a time to each worker, the longest first (tests/conftest.py).
PARALLEL := -n 4 --dist load --maxschedchunk 1
# Where compiled files are not to be written, each of the many processes that the tests start would
# compile over a thousand modules anew.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := help

.PHONY: bench-pages bench-paste help setup run test test-long check format bench bench-bot bench-add bench-language bench-stories bench-scale bench-following bench-digests screenshots lock audit coverage mutation soak fuzz bench-delivery

help:  ## what there is to make
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1\t/' | expand -t 18

setup: $(VENV)/.done  ## make .venv with everything in it; nothing when that is done

$(VENV)/.done: pyproject.toml requirements-dev.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet uv
	$(UV) pip sync --quiet --require-hashes requirements-dev.lock
	$(UV) pip install --quiet --no-deps --editable .
	touch $@

lock:  ## lock the newest versions that pyproject.toml allows
	$(BIN)/python -m pip install --quiet uv
	$(UV) pip compile --quiet --universal --generate-hashes --python-version 3.11 pyproject.toml -o requirements.lock
	$(UV) pip compile --quiet --universal --generate-hashes --python-version 3.11 pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

coverage: setup  ## how many lines and branches `make test` runs, the processes it starts included
	$(UV) pip install --quiet 'coverage>=7.10'
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(PARALLEL) -m "not long" $(ARGS)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered --fail-under 92

mutation: setup  ## how many of 500 small mistakes the tests notice; takes an hour or more (ARGS: 500 FIRST LAST --into FILE)
	$(UV) pip install --quiet 'coverage>=7.10'
	$(BIN)/python -m benchmarks.mutation $(ARGS)

soak: setup  ## half an hour of mixed load on each database, looking for leaks
	$(BIN)/python -m benchmarks.soak sqlite
	$(BIN)/python -m benchmarks.soak postgresql

fuzz: setup  ## updates, files and questions as nobody sends them, for two hours
	$(BIN)/python -m tests.fuzz updates 100000
	$(BIN)/python -m tests.fuzz files 600
	$(BIN)/python -m tests.fuzz questions 600

audit: setup  ## look the locked versions up in the advisory database
	$(UV) tool run pip-audit --disable-pip --require-hashes -r requirements.lock

run: setup  ## run the bot; without BOT_TOKEN open the playground
	@if [ -n "$$BOT_TOKEN" ] || grep -qs '^BOT_TOKEN=.' .env; then $(BIN)/safir run; else $(BIN)/safir playground; fi

test: setup  ## run the tests, but for the long ones
	$(BIN)/python -m pytest $(PARALLEL) -m "not long" $(ARGS)

test-long: setup  ## run all tests, the long ones too
	$(BIN)/python -m pytest $(PARALLEL) --timeout 1800 $(ARGS)

check: setup  ## lint, types and the borders between the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup  ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: bench-bot bench-add  ## measure what has a bar: start, answers, memory, adding, indexing

.PHONY: bench-search
bench-search: setup  ## measure what is found and answered, beside plain BM25; needs SAFIR_TEST_DATA
	$(BIN)/python -m benchmarks.search

bench-bot: setup
	$(BIN)/python -m benchmarks.bot

bench-add: setup
	$(BIN)/python -m benchmarks.adding

bench-stories: setup  ## measure which articles are put together; needs SAFIR_TEST_DATA
	$(BIN)/python -m benchmarks.stories

bench-delivery: setup  ## broadcast to 10,000 subscribers, with faults and kills (ARGS: --stages lifted …)
	$(BIN)/python -m benchmarks.delivery $(ARGS)

bench-scale: setup  ## ask corpora of 10,000 and 100,000 articles, beside other searches (ARGS: sizes)
	$(BIN)/python -m benchmarks.scale $(ARGS)

.PHONY: bench-load
bench-load: setup  ## fifty people asking at once, beside a bare echo bot
	$(BIN)/python -m benchmarks.load $(ARGS)

bench-language: setup  ## measure what is understood; needs SAFIR_TEST_DATA
	$(BIN)/python -m benchmarks.language
	$(BIN)/python -m benchmarks.dates
	$(BIN)/python -m benchmarks.own_day
	$(BIN)/python -m benchmarks.knowledge

bench-following: setup  ## measure what an article costs by how many questions stand
	$(BIN)/python -m benchmarks.following $(ARGS)

bench-digests: setup  ## measure a tick with nothing due, and ten thousand due at once
	$(BIN)/python -m benchmarks.digests $(ARGS)

bench-pages: setup  ## measure how pages are read; needs SAFIR_TEST_DATA
	$(BIN)/python -m benchmarks.pages

bench-paste: setup  ## measure how pasted pages are cleaned; with SAFIR_TEST_DATA on real ones too
	$(BIN)/python -m benchmarks.paste

screenshots: setup  ## take the pictures in docs; needs chromium
	$(BIN)/python -m docs.tour
