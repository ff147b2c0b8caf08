PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
GOLD ?= ../shared/gold
CORPORA ?= ../shared/corpora
TABLES ?= ../shared/gazetteer
LOAD ?= out/load.db

.PHONY: demo test check fix evaluate evaluate-agreement evaluate-airwars evaluate-exports evaluate-linking evaluate-places estimate-weights estimate-gathering bench-linking bench-web weigh-web bench docs picture vendor pictures wheel clean

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@

demo: $(VENV)/ready          ## read the example reports and say where the result is
	$(BIN)/riwaya demo --out out
	@echo "The command is $(BIN)/riwaya; after '. $(BIN)/activate' it is riwaya."

test: $(VENV)/ready          ## run every test and every house rule
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q -n 2

check: $(VENV)/ready         ## style, types, resources
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/riwaya resources check

fix: $(VENV)/ready           ## what can be repaired by machine
	$(BIN)/ruff check --fix .

evaluate: $(VENV)/ready      ## accuracy on our own set and on gold records (GOLD=folder) into docs/method/accuracy.md
	$(BIN)/python -m evaluation.accuracy $(GOLD) --corpora $(CORPORA) --write docs/method/accuracy.md --log evaluation/log.jsonl

evaluate-agreement: $(VENV)/ready ## how far two readers agree on `check` (GOLD=folder), beside the engine, into docs/method/accuracy.md
	$(BIN)/python -m evaluation.agreement $(GOLD) --write docs/method/accuracy.md

evaluate-airwars: $(VENV)/ready ## agreement with coded incidents of Airwars (CORPORA=folder, TABLES=folder) into docs/method/airwars.md
	$(BIN)/python -m evaluation.airwars $(CORPORA) --tables $(TABLES) --write docs/method/airwars.md

evaluate-exports: $(VENV)/ready ## everything added, linked, searched, exported and validated in one run (CORPORA=folder) into docs/method/store.md
	$(BIN)/python -m evaluation.everything $(CORPORA) --write docs/method/store.md

evaluate-linking: $(VENV)/ready ## measure linking on gold records and coded incidents into docs/method/linking.md
	$(BIN)/python -m evaluation.linking $(GOLD) $(CORPORA) --write docs/method/linking.md
	$(BIN)/python -m evaluation.linking_match $(CORPORA) --write docs/method/linking.md
	$(BIN)/python -m evaluation.linking_waterfalls $(GOLD) --write docs/method/linking.md

estimate-weights: $(VENV)/ready ## weights by Splink's expectation maximisation beside ours (extra scale)
	$(BIN)/python -m evaluation.linking_estimates $(CORPORA)

estimate-gathering: $(VENV)/ready ## fit the weights by which frames are gathered into incidents (GOLD=folder, CORPORA=folder) and score them beside the rules
	$(BIN)/python -m evaluation.gathering_fit $(GOLD) --corpora $(CORPORA) --check --write riwaya/resources/gathering.yaml

bench-linking: $(VENV)/ready ## time and memory of linking 12,500 to 100,000 accounts
	$(BIN)/python -m evaluation.linking_scale $(CORPORA)

bench-web: $(VENV)/ready     ## the review app under load beside a bare route (LOAD=store; made where it is not there) into docs/method/web.md
	$(BIN)/python -m evaluation.web_load $(LOAD) --write docs/method/web.md

weigh-web: $(VENV)/ready vendor ## what each page of the review app weighs in Chromium, into docs/method/web.md
	$(BIN)/python -m evaluation.web_weight --write docs/method/web.md

evaluate-places: $(VENV)/ready ## measure import, speed and accuracy with national gazetteers (TABLES=folder) into docs/method/places.md
	$(BIN)/python -m evaluation.places $(TABLES) $(GOLD) --corpora $(CORPORA) --write docs/method/places.md

bench: $(VENV)/ready         ## speed room by room, against rulers (extra bench) and as whole processes (CORPORA=folder) into docs/method/speed.md
	$(BIN)/python -m evaluation.speed $(CORPORA) --write docs/method/speed.md

docs: $(VENV)/ready          ## write the reference of commands and settings, and the page of one incident, from the code
	$(BIN)/python -m tools.write_reference
	$(BIN)/python -m tools.follow_incident

picture: $(VENV)/ready       ## render the picture of the README
	$(BIN)/riwaya demo --out out
	$(BIN)/python tools/make_picture.py out docs/images/report.png

vendor: $(VENV)/ready        ## fetch the map, the plot and the fonts of the review app from npm
	$(BIN)/python -m tools.vendor_web

pictures: $(VENV)/ready vendor ## render a picture of each page of the review app in both languages into docs/images/app
	$(BIN)/python tools/make_app_pictures.py docs/images/app

wheel: $(VENV)/ready         ## build the wheel into dist/
	$(BIN)/python -m build --wheel

clean:                       ## remove what was built
	rm -rf $(VENV) out dist build
