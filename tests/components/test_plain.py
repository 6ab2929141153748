"""Words from outside stand in a sentence as they are, whatever they would like to be."""

import pytest

from dashboard.components.frame.plain import plain, seen


@pytest.mark.parametrize(
    ("given", "drawn"),
    [
        ("府青路派出所", "府青路派出所"),
        ("Upper_station", "Upper_station"),
        ("[登录](http://x)", r"\[登录\](http\://x)"),
        ("![](//x/y.png)", r"!\[\](//x/y.png)"),
        ("www.x.com", r"www\.x.com"),
        ("a@x.com", r"a\@x.com"),
        ("**x** `y` ~z~", r"\*\*x\*\* \`y\` \~z\~"),
        (":red[x] $y$ <b>", r"\:red\[x\] \$y\$ \<b\>"),
        ("one\n\n# two\r\n- three", r"one \# two - three"),
        ("ab\u202ecd\u200b\x00", "abcd"),
        ("长" * 200, "长" * 119 + "…"),
    ],
)
def test_marks_are_drawn_and_not_followed(given, drawn):
    assert plain(given) == drawn


def test_a_purpose_of_unseen_marks_alone_is_none():
    assert seen("\u200b\u202e \n\x00") == ""
    assert seen(" 核对\n台账 ") == "核对 台账"
