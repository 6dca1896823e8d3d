"""Why a file is no attendance report, in words."""

from django.utils.translation import gettext as _

from events.online_reports import Fault, ReportUnreadable


def why_unreadable(unreadable: ReportUnreadable) -> str:
    sentence = {
        Fault.EMPTY: _("The file is empty."),
        Fault.TOO_LARGE: _("The file is too large for an attendance report."),
        Fault.NO_TEXT: _("The file is no text. Upload the CSV file as Zoom or Teams gave it."),
        Fault.NO_TABLE: _("The file has no table of participants as Zoom and Teams write it."),
        Fault.NOBODY: _("The table of participants is empty."),
        Fault.BAD_TIME: _("Row %(row)s: “%(text)s” is no time that can be read."),
    }[unreadable.fault]
    return sentence % {"row": unreadable.row, "text": unreadable.text} if unreadable.row else sentence
