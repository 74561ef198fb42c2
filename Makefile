# Entente's commands. Each sets up for itself what it needs, on a machine with Python 3.11 or newer and make:
#
#     make site                     the site, in output/
#     make test                     lint, types and every test
#     make coverage                 what of the program the tests do not reach
#     make check                    what is wrong in content/
#     make serve                    the site on this machine, rebuilt at every change
#     make bench                    how fast it is, beside Hugo and stock Pelican (takes hours)
#     make translations             bring the catalogues of the interface's languages up to date
#     make pictures                 the pictures of README.md, taken in a browser
#     make mutants ROOM=files       mistakes in plugins/entente/files that its tests would let live
#     make fuzz MINUTES=10          any bytes at all through the reader
#     make lock                     write the two lock files anew from pyproject.toml (needs uv)
#
#     make site ARGS="--drafts"     options for the command behind a target
#     make test PYTHON=python3.13   another interpreter: the environment is rebuilt for it
#
# Only features of GNU make 3.81, which macOS ships.

# The first of these that is new enough is used.
PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11 python
VENV   ?= .venv
ARGS   :=

PY    := $(VENV)/bin/python
SITE  := $(VENV)/.ready-site
TESTS := $(VENV)/.ready-tests

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
INSTALLED  := import sys, importlib.util as u; sys.exit(u.find_spec("pelican") is None)
IDENTITY   := import sys; print(sys.base_prefix, sys.version_info[:2])

# "again" when the environment's interpreter is gone, was replaced by another version, or is not the one asked for.
ASKED  := $(if $(filter file,$(origin PYTHON)),,$(PYTHON))
BROKEN := $(shell '$(PY)' -c '$(INSTALLED)' 2>/dev/null || echo again)
OTHER  := $(if $(ASKED),$(shell test "$$('$(PY)' -c '$(IDENTITY)' 2>&1)" = "$$($(ASKED) -c '$(IDENTITY)' 2>&1)" || echo again))

.PHONY: site serve check test coverage bench mutants fuzz translations pictures lock again

site: $(SITE)
	@'$(PY)' publish.py build $(ARGS)

serve: $(SITE)
	@'$(PY)' publish.py serve $(ARGS)

check: $(SITE)
	@'$(PY)' publish.py check $(ARGS)

# Tests go to as many processes as there are processors, neighbours together: they share sites.
SPREAD := --numprocesses auto --dist worksteal

test: $(TESTS)
	@$(PY) tests/browser.py --install
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) -m pytest $(SPREAD) $(ARGS)

# No branch of what takes in content, names its addresses and acts on the disk may be without a test.
WHOLLY := plugins/entente/reading/*,plugins/entente/files/*,plugins/entente/freshness/*,plugins/entente/domain/names.py

coverage: $(TESTS)
	$(PY) -m pytest $(SPREAD) --cov $(ARGS)
	$(PY) -m coverage report --include='$(WHOLLY)' --fail-under=100

bench: $(SITE)
	@'$(PY)' benchmarks/run.py $(ARGS)

# Words of the interface: from code and templates to the template of all catalogues, and on to each.
EXTRACT := -m babel.messages.frontend -q extract --mapping=pyproject.toml --no-default-keywords --keywords=_ --keywords=ngettext:1,2 --keywords=noted --keywords=say --keywords=count:1,2 --add-location=file --sort-by-file --project=Entente --version=1 --copyright-holder=Entente
WORDS   := themes/entente/translations

translations: $(SITE)
	@'$(PY)' $(EXTRACT) --output-file=$(WORDS)/entente.pot .
	@'$(PY)' -m babel.messages.frontend -q update --domain=entente --input-file=$(WORDS)/entente.pot --output-dir=$(WORDS) --ignore-pot-creation-date --no-fuzzy-matching --width=100

pictures: $(TESTS)
	@'$(PY)' tests/pictures.py

# make mutants ROOM=reading ARGS="--sample 300 --seed 2"; more paths to tests may follow --tests in TRIED.
ROOM  ?= reading
# What reads records and seeds is tested where they are imported.
TRIED ?= tests/$(ROOM) $(if $(filter reading,$(ROOM)),tests/importing/test_records.py tests/importing/test_seeds.py)

mutants: $(TESTS)
	$(PY) -m tests.mutants plugins/entente/$(ROOM) --tests $(TRIED) $(ARGS)

# atheris has wheels for Linux alone, so it is in no lock and in a folder of its own.
MINUTES ?= 10
ATHERIS := atheris==3.0.0

fuzz: $(TESTS)
	@{ uv pip install --quiet --no-deps --python '$(PY)' --target $(VENV)/fuzz $(ATHERIS) \
	    || { $(PY) -m ensurepip && $(PY) -m pip install --quiet --no-deps --upgrade --target $(VENV)/fuzz $(ATHERIS); }; \
	} >/dev/null 2>&1 || echo 'atheris could not be installed: hypothesis fuzzes alone' >&2
	@PYTHONPATH=plugins:$(VENV)/fuzz $(PY) -m tests.fuzzing --minutes $(MINUTES)

# Versions stay as they are while pyproject.toml allows them; make lock ARGS=--upgrade takes the newest.
# Extras are written out: pip before 23.3 takes coverage[toml] for another name than a pinned coverage,
# and refuses it for want of a hash as soon as there is a newer one.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-strip-extras

lock:
	@command -v uv >/dev/null 2>&1 || { echo 'make lock needs uv, which is not on this machine: pip install uv' >&2; exit 1; }
	@$(COMPILE) $(ARGS) pyproject.toml --output-file requirements.lock
	@$(COMPILE) $(ARGS) pyproject.toml --group test --constraints requirements.lock --output-file dev.lock

# Installs the lock $(1) exactly: with uv where it is found and can, else with pip.
# uv may be unable where pip is not: it does not read pip's configuration of proxies and mirrors.
define install
	@if command -v uv >/dev/null 2>&1; then \
	    uv pip sync --quiet --require-hashes --python '$(PY)' $(1) && exit 0; \
	    echo 'uv could not install $(1): trying pip' >&2; \
	fi; \
	{ '$(PY)' -m pip --version >/dev/null 2>&1 || '$(PY)' -m ensurepip >/dev/null; } \
	    && '$(PY)' -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) \
	    || { echo 'Could not install $(1): see above. Is this machine online? Then run make again.' >&2; exit 1; }
	@touch '$@'
endef

# What the site needs. Cleared first, because pip never removes what has left the lock;
# without pip, because a system whose Python lacks it may still have uv.
$(SITE): requirements.lock $(BROKEN) $(OTHER)
	@for python in $(PYTHON); do \
	    if "$$python" -c '$(NEW_ENOUGH)' 2>/dev/null; then \
	        echo "Setting up $(VENV) with $$python (only when needed)" >&2; \
	        exec "$$python" -m venv --clear --without-pip '$(VENV)'; \
	    fi; \
	done; \
	echo 'Entente needs Python 3.11 or newer, and found none as: $(PYTHON).' >&2; \
	echo 'Install it, or say where it is: make PYTHON=/path/to/python3.12' >&2; \
	exit 1
	$(call install,requirements.lock)

# The tests' tools come on top: dev.lock holds all of requirements.lock at the same versions.
$(TESTS): dev.lock $(SITE)
	@echo 'Adding the tools of the tests to $(VENV)' >&2
	$(call install,dev.lock)

again:
