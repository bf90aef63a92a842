import json

import touchline as tl
from tests.engine.analyse.answers import planted
from touchline.engine.analyse.plain import drivers_from_plain, drivers_to_plain, verdict_from_plain, verdict_to_plain


def test_what_was_found_comes_back_as_it_was() -> None:
    answers = planted()
    found = tl.analyse.drivers(answers, bootstraps=40, permutations=40)
    verdicts = tl.analyse.verdicts(tl.listen.scores(answers), found)

    kept = json.loads(json.dumps([drivers_to_plain(found), [verdict_to_plain(v) for v in verdicts]]))

    assert drivers_to_plain(drivers_from_plain(kept[0])) == drivers_to_plain(found)
    assert drivers_from_plain(kept[0]).table.equals(found.table)
    assert [verdict_from_plain(v) for v in kept[1]] == verdicts
