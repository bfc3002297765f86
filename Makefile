# make demo | make test : everything happens in .venv, made from constraints.txt; only python3 >= 3.11 is needed before
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo
CLAIMS ?= 1000000
LEDGER := LEDGER_DB=$(DEMO)/ledger.db $(BIN)/ledger

.PHONY: demo test check bench reliability clean

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("python 3.11 or newer is needed; say which with: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable ".[dev]"
	touch $(READY)

# Exit code 3 is "done, with problems that were listed": the demonstration goes on.
demo: $(READY)
	mkdir -p $(DEMO)
	$(LEDGER) ingest corpus/articles || [ $$? -eq 3 ]
	$(LEDGER) evidence add corpus/evidence/*.* || [ $$? -eq 3 ]
	$(LEDGER) assess
	$(LEDGER) claims --actor China
	$(LEDGER) export csv -o $(DEMO)/claims.csv
	$(LEDGER) export xlsx -o $(DEMO)/claims.xlsx
	$(LEDGER) export html -o $(DEMO)/report.html
	@echo "The ledger is $(DEMO)/ledger.db; its claims with their evidence are in:"
	@echo "  $(DEMO)/claims.csv  $(DEMO)/claims.xlsx  $(DEMO)/report.html"

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/python -m ledger.schemas --check
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/cog --check README.md

# pytest comes last, and its summary is the last thing printed.
test: check
	$(BIN)/python -m pytest

# Words a CPU second of extraction and of the bare parser, in the same run; with nothing else running, please.
# Then what a ledger of a million claims costs (make bench CLAIMS=10000 for a small one): 26 minutes on two busy cores,
# and 4 GB of disk.
bench: $(READY)
	$(BIN)/python tests/bench/extraction.py
	$(BIN)/python tests/bench/costs.py --claims $(CLAIMS)

# Kills, faults, tampering, fuzz ... by the thousand; more than an hour. The figures go to tests/reliability/results.json.
reliability: $(READY)
	$(BIN)/python tests/reliability/run.py

clean:
	rm -rf $(VENV) $(DEMO)
