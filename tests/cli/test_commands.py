import pytest

import touchline
from touchline.cli import main


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out == f"touchline {touchline.__version__}\n"


def test_an_unknown_command_is_refused_with_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("listn") == 2
    assert "Did you mean 'listen'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("listen", "scores", "a.csv", "--rating", "desk"), "No such option: --rating"),
        (("record", "import", "a.csv", "--workspace", "w"), "Missing option '--mapping'"),
        (("analyse", "drivers", "a.csv", "--seed", "x"), "Invalid value for '--seed'"),
    ],
)
def test_what_is_not_understood_ends_with_code_found_expected_and_fix(
    typed: tuple[str, ...], found: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*typed) == 2

    said = capsys.readouterr().err
    assert f"found     {found}" in said
    assert "error [command-not-understood]" in said
    assert f"See touchline {typed[0]} {typed[1]} --help." in said


ANSWERS, EVENTS = "--ratings COL,COL", "--customer COL --time COL --touchpoint COL"
READERS = [
    (("listen", "scores"), ("a.csv",), ANSWERS),
    (("analyse", "drivers"), ("a.csv",), "--ratings COL,COL --overall COL"),
    (("analyse", "verdicts"), ("a.csv",), "--ratings COL,COL --overall COL"),
    (("monitor", "changes"), ("a.csv", "b.csv"), ANSWERS),
    (("analyse", "transitions"), ("e.csv",), EVENTS),
    (("analyse", "reach"), ("e.csv",), EVENTS),
    (("analyse", "drop-off"), ("e.csv",), EVENTS),
    (("analyse", "lead-times"), ("e.csv", "--to", "shop"), EVENTS),
    (("identify", "touchpoints"), ("e.csv",), EVENTS),
]


@pytest.mark.parametrize(("command", "files", "options"), READERS)
def test_columns_that_were_not_named_are_asked_for_by_their_options(
    command: tuple[str, str], files: tuple[str, ...], options: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*command, *files) == 2

    said = capsys.readouterr().err
    assert "error [columns-not-named]" in said
    assert f"fix       Add {options}, or --mapping M.yaml." in said


@pytest.mark.parametrize(("command", "files", "options"), READERS)
def test_a_mapping_and_columns_beside_it_are_refused(
    command: tuple[str, str], files: tuple[str, ...], options: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first = options.split(maxsplit=1)[0]

    assert run(*command, *files, "--mapping", "m.yaml", first, "x") == 2

    said = capsys.readouterr().err
    assert "error [mapping-and-columns]" in said
    assert f"found     --mapping and {first}\n" in said
