# Each target is one call: tools/up.py brings what it needs, then does it.
UP = @python3 tools/up.py

help: ## say what there is
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/' | expand -t 12

run: ## start Touchline on http://127.0.0.1:8000 (ARGS="--port 9000" passes options on)
	$(UP) run $(ARGS)

test: ## every check and every test, on both databases and in a browser
	$(UP) test

check: ## the fast part of the tests, under 90 seconds
	$(UP) check

bench: ## how long the heavy computations take
	$(UP) bench $(ARGS)

soak: ## long fuzzing and kill runs
	$(UP) soak

pictures: ## photographs of every page in five languages, light and dark, desk and phone, in screenshots/
	$(UP) pictures

lock: ## write the locks and NOTICE again (ARGS=--upgrade takes newer versions)
	$(UP) lock $(ARGS)

messages: ## bring the .po files up to date with the source
	$(UP) messages

reference: ## bring the options in the command line's reference up to date
	$(UP) reference

.PHONY: help run test check bench soak pictures lock messages reference
