.DEFAULT_GOAL := help
.PHONY: help run demo test test-days lint format pictures lock install

PYTHON_HERE := .venv/bin/python
DEMO_DIR ?= data-demo

help: ## Mostra esta lista
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Prepara a instalação e inicia o StatusPlanos (Ctrl-C encerra)
	@sh deploy/install.sh requirements.txt && exec $(PYTHON_HERE) deploy/run.py

demo: ## O mesmo com dados fictícios, em uma pasta de dados própria
	@sh deploy/install.sh requirements.txt && \
	exec env -u DATABASE_URL -u DATABASE_URL_FILE -u REDIS_URL -u REDIS_URL_FILE \
	STATUSPLANOS_DEMO=1 STATUSPLANOS_DATA_DIR="$(DEMO_DIR)" $(PYTHON_HERE) deploy/run.py

test: lint ## Confere o código e roda todos os testes
	@chromium="$$(sh deploy/browser.sh)" || exit 1; CHROMIUM="$$chromium" $(PYTHON_HERE) -m pytest -n 2 --dist worksteal -q

test-days: install ## Roda os testes rápidos em outros dias, horas e fusos
	@$(PYTHON_HERE) -m tests.days

lint: install ## Confere estilo, tipos, andares e modelos de página
	@$(PYTHON_HERE) -m ruff check --quiet .
	@$(PYTHON_HERE) -m ruff format --check --quiet . || { echo "Formate com: make format" >&2; exit 1; }
	@$(PYTHON_HERE) -m mypy --no-error-summary
	@.venv/bin/lint-imports --no-logo
	@$(PYTHON_HERE) -m djlint templates --lint --quiet

format: install ## Formata o código Python
	@$(PYTHON_HERE) -m ruff check --fix --quiet .
	@$(PYTHON_HERE) -m ruff format --quiet .

pictures: install ## Refaz as figuras da Ajuda e do README com a demonstração
	@chromium="$$(CI=true sh deploy/browser.sh)" || exit 1; CHROMIUM="$$chromium" $(PYTHON_HERE) docs/pictures.py

LOCK := .venv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--upgrade --custom-compile-command "make lock"

lock: install ## Renova as versões exatas e os hashes de tudo o que é instalado
	@$(LOCK) pyproject.toml --output-file requirements.txt
	@$(LOCK) pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt

install: ## Instala o que os testes usam
	@sh deploy/install.sh requirements-dev.txt
