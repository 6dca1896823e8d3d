"""What a learner has done and what is missing, in words."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from knowledge.learning_rules import Kind, Missing, Standing, TakenQuiz


def attended(standing: Standing) -> str:
    """`2 of 4 sessions attended`."""
    return ngettext(
        "%(there)s of %(all)s session attended", "%(there)s of %(all)s sessions attended", standing.sessions_in_all
    ) % {
        "there": standing.sessions_attended,
        "all": standing.sessions_in_all,
    }


def summary(standing: Standing, *, at: datetime) -> str:
    """`2 of 4 sessions attended; still to do: “Final test” (pass mark 70 %), feedback`."""
    parts = [attended(standing)] if standing.sessions_in_all else []
    missing = standing.missing(at)
    to_do = ", ".join(thing(it) for it in missing if not it.is_lost)
    lost = ", ".join(thing(it) for it in missing if it.is_lost)
    if lost:
        parts.append(_("missed: %(things)s") % {"things": lost})
    if to_do:
        parts.append(_("still to do: %(things)s") % {"things": to_do})
    if not missing:
        parts.append(_("everything is done"))
    return "; ".join(parts) + "."


def thing(missing: Missing) -> str:
    if missing.kind == Kind.FEEDBACK and not missing.title:
        return _("feedback")
    title = _("“%(title)s”") % {"title": missing.title}
    if missing.pass_mark is None:
        return title
    return _("%(title)s (pass mark %(percent)s %%)") % {"title": title, "percent": missing.pass_mark}


def result(quiz: TakenQuiz) -> str:
    """`72 %, passed`; of a quiz without points only that it was done."""
    if not quiz.attempts:
        return _("not done")
    if quiz.kind == Kind.FEEDBACK or quiz.best is None:
        return _("done")
    percent = f"{quiz.best:.0f} %"
    if quiz.pass_mark is None:
        return percent
    outcome = _("passed") if quiz.passed else _("not passed")
    return f"{percent}, {outcome}"
