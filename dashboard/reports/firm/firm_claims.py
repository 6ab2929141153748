"""What may be said about firms: whom to praise, whom to check first, and that there is no order."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.reports.firm.firm_sentences import (
    JOINT,
    LED,
    RATE,
    STOP,
    VALUE,
    Shown,
    columns_of,
    filled,
    joined,
)
from dashboard.reports.firm.ranking import TESTED

SETTLED = "settlement_rate"
PRAISE = Text("**可以表扬**：{what}。", "**May be praised**: {what}.")
IN_FULL = Text("值守全勤（{k:,.0f}/{n:,.0f}）", "every shift attended ({k:,.0f}/{n:,.0f})")
WHO_IN_FULL = Text("{who} {what}", "{who} {what}")
ABOVE = Text("{what}明显高于其余", "{what} clearly above the others")
NO_PRAISE = Text(
    "各项都没有哪家明显高于其余", "on nothing compared does a firm stand clearly above the others"
)
NO_MORE = Text(
    "其余各项没有哪家明显高于其余", "on nothing else does a firm stand clearly above the others"
)
NONE_ALONE = Text(
    "只有同时要核查的律所，见下", "only firms that are to be checked as well, named below"
)
CHECK = Text("**请先核查**：**{name}** {what}。", "**Check first**: **{name}** {what}.")
NO_CHECK = Text(
    "**请先核查**：没有哪家明显低于其余{unlisted}。",
    "**Check first**: no firm stands clearly below the others{unlisted}.",
)
BELOW = Text("{what}明显低于其余", "{what} clearly below the others")
BUT = Text("{merit}，但{fault}", "{merit}, but {fault}")
UNLISTED = Text(
    "原始与调整后结论不一致的 {names} 未列入",
    "{names} not listed: raw and adjusted comparison disagree",
)
SEE_FILES = Text(
    "差异不说明原因，先看案卷再评价。",
    "A difference does not tell why: see the files before judging.",
)
NO_ORDER = Text(
    "**不要说**：谁第一、谁第二（{n} 家的律师主调成功率差异不显著）。",
    "**Do not say**: who is first, who is second (the lawyer-led rates of {n} firms cannot be told "
    "apart).",
)
BOLD, NOTHING = Text("**{name}**", "**{name}**"), Text("", "")


@dataclass(frozen=True)
class Claim:
    """One line; ``firm`` and ``grounds`` (keys of indicators) name the cases behind it."""

    text: Text
    firm: str = ""
    grounds: tuple[str, ...] = ()


def claims(table: pd.DataFrame) -> list[Claim]:
    """Say whom one may praise, whom to check first, and what not to say, one idea per line.

    A settlement rate counts here only where raw and adjusted comparison agree; the firms where
    they do not are named as left out.
    """
    alike = int((table["band"] == "together").sum())
    order = [Claim(filled(NO_ORDER, n=alike))] if alike > 1 else []
    return [Claim(_praise(table)), *_checks(table), *order]


def _praise(table: pd.DataFrame) -> Text:
    """Name the firms with nothing to check; merits of the others stand beside their faults."""
    sound = table[[not where(row, "below") for _, row in table.iterrows()]]
    full = list(_all_in_full(sound))
    above = [
        filled(WHO_IN_FULL, who=_bold(row["name"]), what=filled(ABOVE, what=told(row, found)))
        for _, row in sound.iterrows()
        if (found := where(row, "above"))
    ]
    said = [*full, *(above or _no_more(table, bool(full))), *_unlisted(table, "above")]
    return filled(PRAISE, what=joined(said, STOP))


def _no_more(table: pd.DataFrame, some_in_full: bool) -> list[Text]:
    """Say that no firm stands above, unless one does that is to be checked as well."""
    merits = [bool(where(row, "above")) for _, row in table.iterrows()]
    if any(merits):
        return [] if some_in_full else [NONE_ALONE]
    if some_in_full:
        return [NO_MORE]
    return [NONE_ALONE if any(in_full(row) for _, row in table.iterrows()) else NO_PRAISE]


def _checks(table: pd.DataFrame) -> list[Claim]:
    found = [
        Claim(_check(row, faults), str(row["firm"]), tuple(faults))
        for _, row in table.iterrows()
        if (faults := where(row, "below"))
    ]
    unlisted = _unlisted(table, "below")
    if not found:
        more = joined([NOTHING, *unlisted], STOP)
        return [Claim(filled(NO_CHECK, unlisted=more))]
    ended = [Claim(Text(f"{one.zh}。", f"{one.en}.")) for one in unlisted]
    return [*found, *ended, Claim(SEE_FILES)]


def _check(row: pd.Series, faults: dict[str, Shown]) -> Text:
    """A firm to check; what one may praise it for stands in the same line."""
    fault = filled(BELOW, what=told(row, faults))
    above = where(row, "above")
    merits = [filled(IN_FULL, k=row["duty_rate_n"], n=row["duty_rate_of"])] if in_full(row) else []
    merits += [filled(ABOVE, what=told(row, above))] if above else []
    what = filled(BUT, merit=joined(merits), fault=fault) if merits else fault
    return filled(CHECK, name=row["name"], what=what)


def _all_in_full(table: pd.DataFrame) -> Iterator[Text]:
    """The firms that missed no shift: meeting a standard in full needs no comparison."""
    full = table[[in_full(row) for _, row in table.iterrows()]]
    for n, own in full.groupby("duty_rate_of", sort=False):
        who = joined(_bold(name) for name in own["name"])
        yield filled(WHO_IN_FULL, who=who, what=filled(IN_FULL, k=n, n=n))


def in_full(row: pd.Series) -> bool:
    """Whether a firm missed no shift."""
    return bool(row["duty_rate"] == 1)


def _unlisted(table: pd.DataFrame, band: str) -> list[Text]:
    """Name the firms that one of the two comparisons puts into a band and the other does not."""
    one, other = table["band"] == band, table["band_adjusted"] == band
    names = [_bold(name) for name in table[one != other]["name"]]
    return [filled(UNLISTED, names=joined(names))] if names else []


def where(row: pd.Series, band: str) -> dict[str, Shown]:
    """Return the indicators a firm stands above or below the others in, with their columns.

    The settlement rate counts only where raw and adjusted comparison agree.
    """
    of_led = {SETTLED: LED} if row["band"] == row["band_adjusted"] else {}
    every = {key: columns_of(key) for key in TESTED} | of_led
    return {key: columns for key, columns in every.items() if row[columns[-1]] == band}


def told(row: pd.Series, found: dict[str, Shown]) -> Text:
    """Write indicators of a firm with value and counts."""
    return joined(
        (
            filled(
                VALUE,
                metric=RATE if key == SETTLED else METRICS[key].name,
                value=row[value],
                k=row[k],
                n=row[n],
            )
            for key, (value, k, n, _) in found.items()
        ),
        JOINT,
    )


def _bold(name: object) -> Text:
    return filled(BOLD, name=name)
