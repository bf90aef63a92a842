"""What is done to stages and touchpoints, as sentences of the audit trail."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "identify.add_stage": _("%(who)s added the stage %(subject)s."),
    "identify.change_stage": _("%(who)s changed the stage %(subject)s."),
    "identify.move_stage": _("%(who)s moved the stage %(subject)s."),
    "identify.remove_stage": _("%(who)s removed the stage %(subject)s."),
    "identify.weigh_stages": _("%(who)s changed how much each stage counts."),
    "identify.add_segment": _("%(who)s added the segment %(subject)s."),
    "identify.rename_segment": _("%(who)s renamed a segment to %(subject)s."),
    "identify.move_segment": _("%(who)s moved the segment %(subject)s."),
    "identify.remove_segment": _("%(who)s removed the segment %(subject)s."),
    "identify.merge_segment": _("%(who)s merged the segment %(subject)s into another."),
    "identify.merge_stage": _("%(who)s merged the stage %(subject)s into %(into)s."),
    "identify.lay_out_stage": _("%(who)s laid out other stages."),
    "identify.weigh_stage": _("%(who)s changed how much each stage counts."),
    "identify.split_stage": _("%(who)s split the stage %(subject)s."),
    "identify.undo_stage": _("%(who)s took back a change of the stages."),
    "identify.change_segment": _("%(who)s changed the segment %(subject)s."),
    "identify.split_segment": _("%(who)s split the segment %(subject)s."),
    "identify.undo_segment": _("%(who)s took back a change of the segments."),
    "identify.move_tree": _("%(who)s moved the touchpoint %(subject)s in the tree."),
    "identify.undo_tree": _("%(who)s took back a change of the tree."),
    "identify.rule_event": _("%(who)s said what the events “%(event)s” tell of."),
    "identify.forget_event": _("%(who)s took back what the events “%(event)s” tell of."),
    "identify.create_touchpoint": _("%(who)s added the touchpoint %(subject)s."),
    "identify.change_touchpoint": _("%(who)s changed the touchpoint %(subject)s."),
    "identify.attach": _("%(who)s put the file %(file)s beside %(name)s."),
    "identify.detach": _("%(who)s took the file %(file)s away from %(name)s."),
    "identify.describe_file": _("%(who)s described the file %(file)s beside %(name)s."),
    "identify.remove_touchpoint": _("%(who)s removed the touchpoint %(subject)s."),
}
