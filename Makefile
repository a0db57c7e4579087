# The commands of this project. What is missing on the machine, tools/bootstrap.py installs or names.
PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run test test-postgres check format bench mutants lock messages demo

help:  ## List these commands
	@awk -F ':.*##' '/^[a-z-]+:.*##/ { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

run:  ## Start the demo on http://127.0.0.1:8000 (PORT=8123: another port)
	@exec $(PYTHON) tools/bootstrap.py run tools/serve.py $(PORT)

test:  ## Check and test everything, in a real browser too
	@$(PYTHON) tools/bootstrap.py test tools/check.py
	@exec $(PYTHON) tools/bootstrap.py test -m pytest -q -n $(WORKERS) $(ARGS)

test-postgres:  ## The same tests on a throw-away PostgreSQL of the system's packages
	@exec $(PYTHON) tools/bootstrap.py test tools/postgres.py -m pytest -q -n $(WORKERS) $(ARGS)

check:  ## Lint, types, floors, templates, migrations, catalogues
	@exec $(PYTHON) tools/bootstrap.py check tools/check.py

format:  ## Put code and templates into their form, and mend what lint can
	@$(PYTHON) tools/bootstrap.py check tools/check.py --mend

bench:  ## Measure the speed that we promise (QUICK=1: less of it, and nothing is written; ARGS="pages served": those)
	@exec $(PYTHON) tools/bootstrap.py bench tools/bench.py $(ARGS)

mutants:  ## Change the clock in small ways and see whether its tests notice (long; ARGS="'*clock.rules*' 200")
	@exec $(PYTHON) tools/bootstrap.py check tools/mutants.py $(ARGS)

lock:  ## Resolve the packages anew into requirements*.txt (ARGS=--upgrade: the newest of all)
	@exec $(PYTHON) tools/lock.py $(ARGS)

messages:  ## Bring the French catalogue up to the source, and say what is not translated
	@exec $(PYTHON) tools/bootstrap.py check tools/catalogues.py extract

demo:  ## Make the demo newsrooms, without starting the server
	@DEMO=1 exec $(PYTHON) tools/bootstrap.py run manage.py demo
