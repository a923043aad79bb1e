"""The one table of problems: which error answers with which status, type and title (RFC 9457).

Statuses follow RFC 9110. Content that is well-formed in its media type but asks for what cannot
be is 422 (section 15.5.21), whether a schema or a rule of the domain finds it; an id that more than
one thing answers to is 409, because the state of the resource stands in the way (15.5.10).
"""

from __future__ import annotations

from dataclasses import dataclass

from api.services.installation import NotInitialised
from matcher.errors import (
    Ambiguous,
    Conflict,
    InvalidInput,
    MatcherError,
    MissingReference,
    NotFound,
    UnreadableFile,
)
from models.errors import StorageUnavailable

RETRY_AFTER_S = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemType:
    """A kind of problem.

    Attributes
    ----------
    name : str
        Last part of the type's URI reference ``/problems/<name>``.
    status : int
        Of HTTP.
    title : str
        The same for every occurrence.
    meaning : str
        What it means and what to do, as docs/api.md and the type's own page say it.
    is_passing : bool
        Whether the same request may succeed a little later; answered with ``Retry-After``.
    hides_place : bool
        Whether the error's own place is for the log only: the address of a database.
    """

    name: str
    status: int
    title: str
    meaning: str
    is_passing: bool = False
    hides_place: bool = False

    @property
    def uri(self) -> str:
        """The URI reference that names the type."""
        return f"/problems/{self.name}"


INVALID_REQUEST = ProblemType(
    name="invalid-request",
    status=422,
    title="The request does not have the form that is asked",
    meaning="Fields are missing, unknown or not of the right kind. `errors` points at each of "
    "them; what was sent is never repeated.",
)
INVALID_INPUT = ProblemType(
    name="invalid-input",
    status=422,
    title="A value is not what the field asks",
    meaning="The form is right, but a rule of the domain refuses the value. `where` names the "
    "field, `remedy` says what is possible.",
)
UNREADABLE_FILE = ProblemType(
    name="unreadable-file",
    status=422,
    title="The file cannot be read",
    meaning="The file is in no layout that is known (docs/import-layouts.md). Nothing was stored.",
)
NOT_FOUND = ProblemType(
    name="not-found",
    status=404,
    title="There is nothing of this id or name",
    meaning="Nothing that you may see answers to the id or name. What exists but is hidden from "
    "you answers the same.",
)
NO_SUCH_PATH = ProblemType(
    name="no-such-path",
    status=404,
    title="There is nothing at this path",
    meaning="The service has no such path. `/docs` lists those it has.",
)
METHOD_NOT_ALLOWED = ProblemType(
    name="method-not-allowed",
    status=405,
    title="This cannot be done with what is at this path",
    meaning="The path exists, the method does not. The header `Allow` lists the methods.",
)
AMBIGUOUS = ProblemType(
    name="ambiguous",
    status=409,
    title="More than one thing has this id or name",
    meaning="Ids of other people's systems are unique per organisation only. Give our own id.",
)
CONFLICT = ProblemType(
    name="conflict",
    status=409,
    title="The change contradicts what is stored",
    meaning="An id or name is taken, something else still refers to what you remove, or it is "
    "not yours to change. Nothing was changed.",
)
CONTENT_TOO_LARGE = ProblemType(
    name="content-too-large",
    status=413,
    title="The request is too large",
    meaning="A file may have as many megabytes as `SROI_UPLOAD_LIMIT_MB` says, any other request "
    "one. Split the file; every part needs the header row.",
)
UNSUPPORTED_MEDIA_TYPE = ProblemType(
    name="unsupported-media-type",
    status=415,
    title="The content is not of a kind that is understood here",
    meaning="Send JSON with `Content-Type: application/json` (a change: "
    "`application/merge-patch+json`), a rule file as `application/yaml`, and any other file as "
    "`multipart/form-data`.",
)
BAD_REQUEST = ProblemType(
    name="bad-request",
    status=400,
    title="The request cannot be understood",
    meaning="The content cannot be taken apart at all, or the request breaks a rule of HTTP.",
)
FROM_ELSEWHERE = ProblemType(
    name="request-from-elsewhere",
    status=403,
    title="The request comes from somewhere else",
    meaning="The service answers to localhost, 127.0.0.1 and [::1] only, and a page of another "
    "site may not change anything here.",
)
UNEXPECTED = ProblemType(
    name="unexpected",
    status=500,
    title="Something went wrong in the service",
    meaning="A mistake of the program. The log has an entry with the same `instance`; report it "
    "with that.",
)
MISSING_REFERENCE = ProblemType(
    name="missing-reference",
    status=500,
    title="A file that the service needs is absent or damaged",
    meaning="A file of facts or the skill encoder is not as it was installed. Install the "
    "program again, or correct the setting that names the file.",
)
STORAGE_UNAVAILABLE = ProblemType(
    name="storage-unavailable",
    status=503,
    title="The database does not answer",
    meaning="The database is away, full, locked or not writable. Nothing was half-written; try "
    "again after `Retry-After` seconds.",
    is_passing=True,
    hides_place=True,
)
NOT_INITIALISED = ProblemType(
    name="not-initialised",
    status=503,
    title="The database is not that of this version",
    meaning="The tables are absent, older or newer. Run `sroi-match init`.",
    hides_place=True,
)
NOT_READY = ProblemType(
    name="not-ready",
    status=503,
    title="The service is not ready",
    meaning="`/ready` says which part is not: the database or the index. It becomes ready by "
    "itself once the database answers.",
    is_passing=True,
)

PROBLEMS: dict[type[MatcherError], ProblemType] = {
    InvalidInput: INVALID_INPUT,
    UnreadableFile: UNREADABLE_FILE,
    NotFound: NOT_FOUND,
    Ambiguous: AMBIGUOUS,
    Conflict: CONFLICT,
    MissingReference: MISSING_REFERENCE,
    StorageUnavailable: STORAGE_UNAVAILABLE,
    NotInitialised: NOT_INITIALISED,
}

PROBLEM_OF_STATUS = {
    400: BAD_REQUEST,
    404: NO_SUCH_PATH,
    405: METHOD_NOT_ALLOWED,
    413: CONTENT_TOO_LARGE,
    415: UNSUPPORTED_MEDIA_TYPE,
}
"""For errors that HTTP itself knows, before any use case ran."""

PROBLEM_TYPES = {
    kind.name: kind
    for kind in (
        INVALID_REQUEST,
        FROM_ELSEWHERE,
        NOT_READY,
        UNEXPECTED,
        *PROBLEMS.values(),
        *PROBLEM_OF_STATUS.values(),
    )
}


def problem_of(error: MatcherError) -> ProblemType:
    """Return the problem type of an error, by the nearest class that is in the table."""
    for kind in type(error).__mro__:
        if kind in PROBLEMS:
            return PROBLEMS[kind]
    return UNEXPECTED
