"""A day of the month that the sentence has named before: اعتقل في فبراير الماضي ... وفي الخامس منه, في 20 من الشهر نفسه.

In: a match and the day of publication. Out: the day in the month (and the year) that was named last before the match; a refused meaning where
none was. Reads the months of resources/languages/ar/calendar.yaml.
"""

from __future__ import annotations

import re

from riwaya.extract.mentions.date_meanings import Day, Meaning, date_of, day_number, last_such_day, month_shifted
from riwaya.lexicon.arabic.calendar import load_calendar


def day_of_the_month_told(match: re.Match[str], reference: Day | None) -> Meaning | None:
    """في الخامس منه, 20 من الشهر نفسه: a day of the month that was named last before it in the sentence."""
    months = load_calendar().months
    names = "|".join(sorted((re.escape(name) for name in months), key=len, reverse=True))
    told = list(re.finditer(rf"[ لبو](?P<month>{names}|الشهر (?:الماضي|الجاري|الحالي|المنصرم))(?: (?:/ |\( )?(?:{names})(?: \))?)?(?: (?:من )?(?:عام |العام )?(?P<year>(?:19|20)\d\d))?(?= )", match.string[: match.start("all")]))
    if not told:
        return Meaning(None, None, None, refused=True)
    name, year = told[-1]["month"], told[-1]["year"]
    day = day_number(match["day"])
    if name.startswith("الشهر"):
        month = month_shifted(reference, name.endswith(("الماضي", "المنصرم")))
        found = date_of(*month, day) if month else None
    else:
        found = date_of(int(year), months[name], day) if year else last_such_day(months[name], day, reference)
    if found is None:
        return None
    value = Meaning(found, found, "day")
    value.status = "inferred"
    return value
