"""The weekly issue: the material of one week, each story once, the most told first.

week        which days: an ISO week, a Persian week (Saturday to Friday), or two dates
same_story  documents of several sources that tell the same are put together
topics      the sections of the issue
order       which story comes first
disagree    what the sources of one story state differently
changes     quantities that an earlier issue has too, with another value
issue       all of it, above the pipeline
"""

from brief.weekly.issue import make_issue
from brief.weekly.week import Week, parse_week

__all__ = ["Week", "make_issue", "parse_week"]
