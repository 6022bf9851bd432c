"""What a record of an answer has room for: filled in on the page, printed with the answer, and never part of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to fill in. One that is `dated` takes the day on which the record is opened."""

    key: str
    label: str
    hint: str = ""
    long: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its heading, what stands in it before anyone has typed, what to fill in, and who signs.

    `title` is the first entry's text at the start; without one it is the calculator's title. A signer is an entry's
    key, whose text is the name on the line, or "" for a line without a name, with the words before the line.
    """

    heading: str
    entries: tuple[Entry, ...]
    signers: tuple[tuple[str, str], ...]
    title: str = ""

    @property
    def head(self) -> tuple[Entry, ...]:
        """Return what is printed above the answer: who, when and for whom, after the title."""
        return tuple(entry for entry in self.entries if entry is not TITLE and not entry.long)

    @property
    def foot(self) -> tuple[Entry, ...]:
        """Return what is printed below the answer: whatever may take up many lines."""
        return tuple(entry for entry in self.entries if entry.long)


TITLE = Entry("title", "Title")
DATE = Entry("date", "Date", dated=True)
PREPARED_BY = Entry("prepared_by", "Prepared by")
FOR = Entry("for", "For", "The school, the post or the teacher.")
NOTES = Entry("notes", "Notes", long=True)

RECORD = Record(
    "Record",
    (TITLE, DATE, PREPARED_BY, FOR, NOTES),
    (("prepared_by", "Prepared by"), ("", "Seen by")),
)

DECISION = Record(
    "Decision record",
    (
        TITLE,
        Entry("date", "Date of the decision", dated=True),
        Entry("decided_by", "Decided by", "The relevant body: for most posts, the governing body."),
        PREPARED_BY,
        Entry("for", "For", "The school and the post."),
        Entry("reasons", "The decision and the reasons for it", long=True),
        NOTES,
    ),
    (("decided_by", "For the relevant body"), ("prepared_by", "Prepared by")),
    title="Pay range of an AST post",
)
