.DEFAULT_GOAL := help
export RASA_TELEMETRY_ENABLED := false
export PYTHONPATH := $(CURDIR)
PYTHON := .venv/bin/python

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

setup: ## install what is missing; does nothing the second time
	@scripts/setup.sh

run: setup ## start the bot, the action server and the demonstration site
	@exec $(PYTHON) -m scripts.run

shell: setup ## talk to the bot in the terminal
	@exec $(PYTHON) -m scripts.shell

train: setup ## train the model and keep the content ready for quick starts, when they are out of date
	@$(PYTHON) -m scripts.train

check: setup ## check style, types, YAML and import circles (under a minute)
	@scripts/check.sh

test: setup ## run the whole test suite: invariants, danger dialogues, sets, browsers and servers
	@scripts/browser.sh
	@scripts/test.sh

coverage: setup ## run the tests of the core and show what they leave out; fails below the floor in pyproject.toml
	@$(PYTHON) -m coverage run -m pytest tests/nlu tests/decision tests/dialogue tests/education tests/handover tests/fhir tests/knowledge tests/dialogue tests/library
	@$(PYTHON) -m coverage report

test-core: ## run the tests of the core without Rasa on Python 3.12 or later
	@scripts/test_core.sh

train-reader: ## train the learned reader anew from training/ (over an hour; needs no Rasa)
	@scripts/train_reader.sh

choices: setup ## learn anew from training/choices which option an answer in own words means (models/reader/choices.npz; two minutes)
	@$(PYTHON) -W ignore -m training.choices

points: setup ## write down what the questions of all answers mean, and the messages written for them, for the search; after they changed
	@$(PYTHON) -W ignore -m scripts.points

subject: setup ## learn anew from training/ what tells questions, complaints, everyday talk and despair apart (models/reader/subject.npz, despair.npz; a quarter of an hour)
	@$(PYTHON) -W ignore -m training.subject

check-knowledge: setup ## hold every clinical file against its schema, load all that the bot loads, and run every worked example
	@$(PYTHON) -W ignore -m signpost.check

review: setup ## open the desk where a named reviewer judges rules, questions and answers (OPTIONS="--port 8100 --no-browser")
	@exec $(PYTHON) -m review $(OPTIONS)

edges: setup ## compute the edges of every rule anew (tests/decision/edges)
	@$(PYTHON) evaluation/edges.py --write

score: setup ## score the sets of what people may say, and show what changed (OPTIONS="--misses" or "--keep"; some minutes)
	@$(PYTHON) -W ignore -m evaluation.score $(OPTIONS)

evaluate: setup ## measure everything and write docs/evaluation.md (DATA=folder with outside data)
	@$(PYTHON) evaluation/report.py $(if $(DATA),--data $(DATA))

rulebook: setup ## write the pages of the rules and the answers into site/generated
	@$(PYTHON) site/build.py

cluster: setup ## start PostgreSQL, Redis, nginx, two Rasa and two action processes on this machine
	@exec $(PYTHON) -m scripts.cluster

cluster-test: setup ## test all that: fail-over, rolling restart, no lost update (some minutes)
	@$(PYTHON) -m pytest -s tests/live/beyond_one_machine.py

deploy-test: setup ## run the services of the Compose file in sandboxes as containers would, and print a table (needs root, bubblewrap)
	@$(PYTHON) -W ignore -m tests.live.deployment

faults: setup ## break real servers in every way that is to be survived, and print a table (some minutes)
	@$(PYTHON) -m tests.live.faults

fuzz: setup ## search for what breaks a property at random, then send 10,000 odd requests to every door of a real server (some minutes)
	@$(PYTHON) -W ignore -m pytest -m hypothesis --hypothesis-profile=fuzz tests/nlu tests/decision tests/education tests/review
	@TF_CPP_MIN_LOG_LEVEL=3 $(PYTHON) -W ignore -m tests.live.fuzz 10000

misreadings: setup ## go through misread messages given with consent, and turn accepted ones into training rows (OPTIONS="--store FILE")
	@$(PYTHON) -m training.misread $(OPTIONS)

people: setup ## let simulated people talk to the trained bot, and print how it went (OPTIONS="--misses")
	@$(PYTHON) -m evaluation.people $(OPTIONS)

canary: setup ## play the project's evaluation against a running server over REST, compare with the last figures (SERVER=http://127.0.0.1:5005 OPTIONS=--keep)
	@TF_CPP_MIN_LOG_LEVEL=3 $(PYTHON) -W ignore -m evaluation.canary $(if $(SERVER),--server $(SERVER)) $(OPTIONS)

bench: setup ## measure speed, memory and growth beside Rasa's own starting point, and write docs/benchmarks.md (half an hour; OPTIONS="--repeat 3")
	@$(PYTHON) -m benchmarks.run $(OPTIONS)
	@$(PYTHON) -m benchmarks.profile_turn
	@$(PYTHON) -m benchmarks.run --only report
	@$(PYTHON) -m scripts.capacity

safety: setup ## write the table of recommendations and the safety case from their data (docs/safety)
	@$(PYTHON) -m scripts.safety

screens: setup ## photograph ten states of the widget at three sizes into docs/widget (two minutes)
	@scripts/browser.sh chromium
	@$(PYTHON) tests/browser/screens.py

wordpress-test: setup ## try the widget's plugin in a real WordPress (Debian: wordpress wordpress-theme-twentytwentyone php-cli php-mysql mariadb-server; a minute)
	@scripts/browser.sh chromium
	@$(PYTHON) -m pytest tests/browser/in_wordpress.py

capacity: setup ## work out from the benchmarks what a million conversations a day need, and write docs/capacity.md
	@$(PYTHON) -m scripts.capacity

versions: setup ## show the hashes of the rule book and the model, as every answer names them
	@$(PYTHON) -m scripts.versions

release: setup ## make one archive that installs without the network: packages, model, widget, SBOM, licences, hashes (build/release)
	@$(PYTHON) -W ignore -m scripts.release $(OPTIONS)

advisories: setup ## hold the SBOM against a local copy of an advisory list (ADVISORIES=folder or file of OSV JSON)
	@$(PYTHON) -m scripts.advisories $(ADVISORIES)

bill-of-materials: setup ## write the SBOM and the licences of everything that is installed
	@$(PYTHON) -m scripts.bill_of_materials

lock: ## resolve requirements.in into requirements.lock (needs uv)
	uv pip compile requirements.in --python-version 3.10 --generate-hashes --no-header -o requirements.lock
	$(PYTHON) scripts/lock_extras.py requirements.lock 'pydantic[email]'
	uv pip compile requirements-core.in --python-version 3.12 --generate-hashes --no-header -o requirements-core.lock

.PHONY: score wordpress-test screens choices points canary release advisories deploy-test misreadings safety subject coverage train-reader check help setup bench evaluate run shell train test test-core check-knowledge review edges people rulebook cluster cluster-test faults fuzz capacity versions bill-of-materials lock
