# Everything starts here. Needs only Python 3.11+ and make; the rest is fetched by tools/bootstrap.py.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

.PHONY: help setup demo serve test lint bench openapi lock clean

help:
	@echo "make demo   the simulated company on http://127.0.0.1:8000"
	@echo "make serve  the server without demo data"
	@echo "make test   every test: Python, front end, browser"
	@echo "make lint   formatting, types, import rules"
	@echo "make bench  measure against the peers"

setup:
	@$(PYTHON) tools/bootstrap.py

demo: setup
	@$(BIN)/tropa demo

serve: setup
	@$(BIN)/tropa serve

test:
	@$(PYTHON) tools/bootstrap.py --tests
	@$(BIN)/python tools/suites.py

lint: setup
	@$(BIN)/python tools/suites.py lint web-lint

bench: setup
	@$(BIN)/python benchmarks/run.py

openapi: setup
	@$(BIN)/python -m tropa.server.openapi > web/openapi.json
	@cd web && ../$(BIN)/python ../tools/node.py npm run openapi

lock:
	@$(BIN)/uv pip compile --quiet --universal --no-header --no-annotate --no-emit-index-url --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf .venv .tools web/node_modules src/tropa/server/web
