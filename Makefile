# Each target does its own set-up, and a second run does not set up again:
# the files below .venv and node_modules that say "ready" are older than nothing they depend on.

py := .venv/bin/python
ready := .venv/ready node_modules/ready
with_node := PATH="$(CURDIR)/.venv/bin:$$PATH"

audit_with := pip-audit==2.10.1 check-jsonschema==0.39.0

.DEFAULT_GOAL := help
.PHONY: help serve test thorough browsers bench measure build release check audit still format clean lock setup

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

serve: setup ## build the site, show it at a printed address, and build again after every change
	@$(py) -m tools.serve

test: setup ## every test, browser tests included
	@$(py) -m tools.browser
	@$(py) -m pytest --cov

thorough: setup ## the long run: 10,000 inputs and every day for each calculator
	@$(py) -m pytest -m thorough

browsers: setup ## install what is not there of Chromium, Firefox and WebKitGTK: the tests run in each that is
	@$(py) -m tools.browser --all

measure: setup ## every test, then the benchmark: their figures for the page of measured promises
	@$(py) -m tools.browser
	@$(py) -m pytest --cov --measure
	@$(py) -m tools.bench

build: setup ## write the finished site to site/
	@$(py) -m tools.build && echo "The site is in site/"

release: setup ## write the site as one zip that opens from a disk and from any host, to dist/
	@$(py) -m tools.release

check: setup ## format, lint and types, then every test
	@$(py) -m ruff format --check .
	@$(py) -m ruff check .
	@$(py) -m mypy
	@$(with_node) node_modules/.bin/tsc --project tsconfig.json
	@$(MAKE) --no-print-directory test

bench: setup ## measure the engine beside plain Pyodide, and write docs/maintain/performance.md
	@$(py) -m tools.browser
	@$(py) -m tools.bench

audit: build/audit/ready .venv/ready ## ask what is known against the locked packages, and check the workflows; needs the network
	@build/audit/bin/pip-audit --strict --requirement requirements.lock --require-hashes --disable-pip
	@$(with_node) npm audit --package-lock-only
	@build/audit/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml

still: .venv/ready ## ask whether bank holidays and the addresses linked to are still what they were; needs the network
	@$(py) -m tools.still

format: .venv/ready ## put the Python files into their one format
	@$(py) -m ruff check --fix --exit-zero --quiet .
	@$(py) -m ruff format .

clean: ## remove everything that was made
	rm -rf .venv node_modules build site dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .cache .coverage

# --- set-up -----------------------------------------------------------------------------------------------------------

setup: $(ready)

# The environment is made afresh when the lock changes, so that nothing stays in it that the lock does not name.
.venv/packages: requirements.lock
	@python=$$(sh tools/find-python) && echo "Setting up .venv with $$python" && "$$python" -m venv --clear .venv
	@$(py) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/ready: .venv/packages pyproject.toml
	@$(py) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/ready: package.json package-lock.json | .venv/packages
	@echo "Setting up node_modules"
	@$(with_node) npm ci --loglevel=error
	@touch $@

# What audits is kept apart from what is audited.
build/audit/ready: Makefile
	@python=$$(sh tools/find-python) && "$$python" -m venv --clear build/audit
	@build/audit/bin/python -m pip install --quiet --disable-pip-version-check $(audit_with)
	@touch $@

# --- locks: run `make lock` after changing a version in pyproject.toml or package.json ------------------------------------

lock: ## resolve requirements.lock and package-lock.json again
	@python=$$(sh tools/find-python) && "$$python" -m venv build/lock && build/lock/bin/python -m pip install --quiet uv
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --group dev --output-file requirements.lock
	build/lock/bin/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --group generators --constraint requirements.lock \
		--output-file tests/generators.lock
	@$(MAKE) --no-print-directory .venv/packages
	$(with_node) npm install --package-lock-only
