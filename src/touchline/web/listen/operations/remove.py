"""Taking a file and all its answers away again."""

from django.db import transaction

from touchline.web.listen import queries
from touchline.web.listen.models import Answer
from touchline.web.record import operations as record
from touchline.web.record.models import Source, SourceState
from touchline.web.workspace.models import Person


@transaction.atomic
def remove_source(source: Source, *, person: Person | None) -> None:
    """Remove a file, its answers, their survey if it has no others, and what was computed from them.

    Touchpoints and their cards stay. Raises NotReadyError while the file is being read or mended.
    """
    if source.state == SourceState.STAGED or queries.mending(source):
        raise record.NotReadyError
    survey = queries.survey_of(source)
    Answer.objects.filter(source=source).delete()
    if survey and not Answer.objects.filter(survey=survey).exists():
        survey.delete()
    record.remove_file(source, person=person)
