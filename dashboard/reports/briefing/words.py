"""Words that briefings share."""

from dashboard.domain.text import Text

AND, SPACE = Text("", ""), Text("", " ")
COMMA, JOINT, STOP = Text("，", ", "), Text("、", ", "), Text("；", "; ")
TOTAL = Text("{what}。", "{what}.")
LED = Text("{register}台账：", "{register}: ")
NAMED = Text("{register}·{name}", "{register}: {name}")
