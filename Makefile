# Each target makes .venv when it is missing or out of date; then .venv/bin/photolib
# is the command. Another Python: make PYTHON=python3.12 demo
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
PHOTOS ?= 100000

.PHONY: help demo test lint fix bench bench-scale bench-rclip screenshots clean

help:
	@echo "make demo         the main job: a shoot and its release, then the gallery"
	@echo "make test         every test (Chromium and exiftool are used where installed)"
	@echo "make lint         ruff, mypy, import-linter"
	@echo "make fix          format, and mend what ruff can"
	@echo "make bench        times at 10,000 photos, printed"
	@echo "make bench-scale  search at PHOTOS=100000 beside its peers, printed"
	@echo "make bench-rclip  indexing beside rclip, in an environment of its own, printed"
	@echo "make screenshots  the pictures of the README"

demo: .venv/.for-demo
	$(BIN)/photolib demo --port $(PORT)

test: .venv/.for-test
	$(BIN)/python -m coverage erase
	$(BIN)/python -m pytest --cov --cov-report= -n auto --dist worksteal
	$(BIN)/python -m coverage report

lint: .venv/.for-lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/.for-lint
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.for-test
	$(BIN)/python -m benchmarks.at_10000

bench-scale: .venv/.for-test
	$(PYTHON) tools/make_venv.py test bench
	$(BIN)/python -m benchmarks.scale $(PHOTOS)

bench-rclip: .venv/.for-test
	$(PYTHON) -m venv .rclip
	.rclip/bin/pip install --quiet rclip==3.3.0
	$(BIN)/python -m benchmarks.against_rclip --rclip .rclip/bin/rclip

screenshots: .venv/.for-test
	$(BIN)/python tools/screenshots.py

clean:
	rm -rf .venv .rclip dist .coverage* .mypy_cache .pytest_cache .ruff_cache

.venv/.for-demo: pyproject.toml tools/make_venv.py
	$(PYTHON) tools/make_venv.py
	@touch $@

.venv/.for-test: pyproject.toml tools/make_venv.py
	$(PYTHON) tools/make_venv.py test
	@touch $@ .venv/.for-demo

.venv/.for-lint: pyproject.toml tools/make_venv.py
	$(PYTHON) tools/make_venv.py test lint
	@touch $@ .venv/.for-test .venv/.for-demo
