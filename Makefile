# The commands of the portal. `make` alone lists them. What they do stands in the scripts of requirements/.

PORT ?= 8000
export PORT

.DEFAULT_GOAL := help
.PHONY: help demo setup test bench dev style lint format messages lock clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

demo: setup ## Run the portal with its demo data on 127.0.0.1 (PORT=8000)
	@requirements/demo.sh

setup: ## Install what the portal needs, up to .venv and the static files
	@requirements/bootstrap.sh run

test: ## Install what tests need and run everything
	@requirements/bootstrap.sh test
	@requirements/test.sh

bench: ## Measure the portal on a throwaway PostgreSQL and print a table (PARTS="pages events" for some of it)
	@requirements/bootstrap.sh test
	@requirements/bench.sh $(PARTS)

dev: setup ## Run the development server, which reloads changed code (PORT=8000)
	@DEBUG=true BASE_URL=http://127.0.0.1:$(PORT) .venv/bin/python manage.py runserver 127.0.0.1:$(PORT)

style: ## Join the style sheets after a change to one of them
	@requirements/style.sh

lint: ## Check style, types and import contracts
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

format: ## Format the code and mend what can be mended
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

messages: ## Bring the Russian catalogue up to date with the code
	.venv/bin/python manage.py makemessages --locale ru --no-location --no-wrap --no-obsolete \
		--ignore '.venv/*' --ignore 'var/*' --ignore 'tests/*' --ignore 'requirements/*'

lock: ## Resolve the dependencies of pyproject.toml and package.json anew
	@requirements/lock.sh

clean: ## Remove what was made here: .venv, static files, caches (not the data of the demo)
	rm -rf .venv requirements/npm/node_modules var/static .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find portal -name '*.mo' -delete
