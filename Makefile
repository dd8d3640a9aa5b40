# Everything runs in .venv, made from the pinned versions in requirements.lock. Needs Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
OTHERS := evaluation/others/rows.jsonl --texts evaluation/others/texts
HELD := evaluation/held/rows.jsonl --texts evaluation/held/texts
SAMPLES := evaluation/samples.jsonl --texts samples/india-japan
PROMISES := $(wildcard evaluation/promises/*.jsonl evaluation/promises/invented/*.jsonl) --texts samples/australia-japan --texts evaluation/promises/invented/texts
PROMISED := evaluation/promises/held/france-india.jsonl --texts samples/france-india
SIDES := evaluation/sides/meetings.jsonl evaluation/sides/styles.jsonl
SAVED := evaluation/pages/gold.jsonl evaluation/languages/ja.jsonl
GOLD := corpus/dev.jsonl $(SAMPLES) $(OTHERS) $(PROMISES) $(SIDES) $(SAVED) --half dev
MORE :=
SECONDS := 120

.PHONY: demo test long fuzz check eval quality bench readme lock clean

$(STAMP): requirements.lock pyproject.toml package-lock.json hatch_build.py
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Comity needs Python 3.11 or newer: make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	! command -v npm > /dev/null || npm ci --ignore-scripts --no-audit --no-fund --silent
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: $(STAMP)            ## read the samples, print the India-Japan page, write a brief
	$(BIN)/comity demo

test: $(STAMP)            ## the tests, less those that `make long` runs
	$(BIN)/python -m pytest -m "not long"

long: $(STAMP)            ## what takes too long for every day: the pages in a browser, killed processes, 10,000 files of which 5 % are damaged
	$(BIN)/python -m pytest -m long --ignore tests/test_faults.py
	COMITY_TEST_FILES=10000 $(BIN)/python -m pytest tests/test_faults.py

fuzz: $(STAMP)            ## every reader on spoiled files and noise, two minutes together; SECONDS=600 for longer
	$(BIN)/python fuzz/readers.py --seconds $(SECONDS)

check: $(STAMP)           ## lint, format, types, layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layout.py

eval: $(STAMP)            ## score the program over the gold, and hold the floors
	$(BIN)/comity evaluate $(GOLD) --floors evaluation/floors.json

quality: $(STAMP)         ## write docs/quality.md anew, the corpus' test part in it, rules and model compared on dev; MORE=PATHS adds gold that is not quoted
	$(BIN)/comity evaluate corpus/test.jsonl $(SAMPLES) $(OTHERS) $(HELD) $(PROMISES) $(PROMISED) evaluation/sides/held $(SAVED) --half held $(MORE) --limit-examples 60 --quote evaluation --quote corpus \
	  --compare corpus/dev.jsonl --quality docs/quality.md

bench: $(STAMP)           ## speed and memory side by side, what linking costs as a ledger grows, and a brief from a large one
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/linking.py
	$(BIN)/python benchmarks/brief.py
	$(BIN)/python benchmarks/pages.py

readme: $(STAMP)          ## run the README's examples anew
	$(BIN)/python docs/readme.py

lock:                     ## pin the newest versions that fit (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --python-version 3.11 \
	  --no-emit-index-url --no-header --quiet --output-file requirements.lock

clean:
	rm -rf $(VENV) demo build dist
