"""The reference of the command line tells what the commands themselves tell."""

from tools import reference


def test_every_command_and_option_stands_in_the_reference_as_its_help_says() -> None:
    text = reference.PAGE.read_text("utf-8")

    assert text == reference.written(text), "run make reference"


def test_a_table_that_is_stale_is_written_anew_and_what_stands_around_it_stays() -> None:
    told = "# Command line\n\n## touchline restore FILE\n\nBrings it back.\n\n| option | meaning |\n|---|---|\n"
    text = reference.written(told + "| `--old` | gone |\n\nErrors: `backup-missing`.\n")

    assert "`--old`" not in text
    assert "Brings it back.\n\n| option | meaning |\n|---|---|\n| `--replace` |" in text
    assert "Errors: `backup-missing`." in text
    assert "## touchline listen scores FILE" in text
