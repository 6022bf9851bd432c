"""A question of each kind, for tests that are of no calculator in particular."""

from __future__ import annotations

from astcore.questions import Kind, Option, Question

ROLE = Question(
    "role", "Your role", Kind.CHOICE, "Select your role", options=(Option("teacher", "Teacher"), Option("head", "Head"))
)
POINT = Question("point", "First point", Kind.WHOLE_NUMBER, "Enter the first point", low=1, high=14)
DAY = Question("on", "Day of the rates", Kind.DATE, "Enter the day", default="2009-09-01", optional=True)
POST = Question(
    "post",
    "Is there a post?",
    Kind.CHOICE,
    "Select whether there is a post",
    options=(Option("yes", "Yes"), Option("no", "No"), Option("unknown", "I do not know")),
    when={"role": frozenset({"teacher"})},
    default="unknown",
)
SALARY = Question("salary", "Present salary", Kind.MONEY, "Enter the present salary", low=1000, high=99_999)
SHARE = Question("share", "Share of full time", Kind.FRACTION, "Enter the share of full time", default="1")
START = Question("start", "Start of the day", Kind.TIME, "Enter the start of the day")
NOTE = Question("note", "Your note", Kind.TEXT, "Enter a note", default="", high=300)
SENT = Question("sent", "What was sent", Kind.CHOICES, "Select what was sent", options=ROLE.options)
CLOSED = Question("closed", "Closure days", Kind.DATES, "Enter the closure days", default="", high=1000)

OF_EACH_KIND = [ROLE, POINT, DAY, SALARY, SHARE, START, NOTE, SENT, CLOSED]
