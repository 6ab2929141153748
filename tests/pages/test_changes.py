"""What a reader does on a page changes what is shown, and the link with it."""

import pytest

from dashboard.domain.text import Lang
from dashboard.queries.cases import dispute_list
from tests.tiny.readers import docking, head

pytestmark = pytest.mark.usefixtures("on_tiny")
LINK = {
    "programme": "hill",
    "register": "docking",
    "from_": "2020-01-01",
    "to": "2020-06-30",
}


def boxes(app):
    return {box.label: box for box in (*app.selectbox, *app.multiselect)}


def query(app):
    values = {key: app.query_params[key] for key in app.query_params}
    return {key: one if isinstance(one, str) else one[0] for key, one in values.items()}


def listed(app):
    """The numbers of the disputes in the page's list."""
    cells = {str(cell) for table in app.dataframe for cell in table.value.to_numpy().ravel()}
    return sorted(cell for cell in cells if cell.startswith(("hill:", "river:")))


def test_a_link_opens_the_view_it_names(opened):
    app = opened("disputes", **LINK, station="HS3")
    assert listed(app) == ["hill:05", "hill:06", "hill:08"]


def test_choosing_a_station_narrows_the_list_and_the_link(opened):
    app = opened("disputes", Lang.EN, **LINK)
    assert len(listed(app)) == 8
    boxes(app)["Station"].set_value(["HS1"]).run()
    assert listed(app) == ["hill:01", "hill:02"]
    assert query(app)["station"] == "HS1"


def test_taking_the_choice_back_widens_both_again(opened):
    app = opened("disputes", Lang.EN, **LINK, station="HS1")
    boxes(app)["Station"].set_value([]).run()
    assert len(listed(app)) == 8
    assert "station" not in query(app)


def test_another_register_is_another_list(opened):
    app = opened("disputes", Lang.EN, **LINK)
    boxes(app)["Register"].set_value("people").run()
    assert listed(app) == ["hill:09", "hill:10"]
    assert query(app)["register"] == "people"


def test_another_programme_begins_with_its_own_selection(opened):
    app = opened("disputes", Lang.EN, **LINK, station="HS1")
    boxes(app)["Programme"].set_value("river").run()
    assert listed(app) == ["river:01"]
    assert query(app)["programme"] == "river"
    assert "station" not in query(app)


def test_a_reset_goes_back_to_the_programmes_own_selection(opened):
    app = opened("disputes", **LINK, station="HS1", lead="lawyer")
    next(button for button in app.button if button.key == "filters_reset").click().run()
    assert len(listed(app)) == 8
    assert {"station", "lead"} & set(query(app)) == set()


def test_a_head_sees_his_disputes_through_a_link_made_by_someone_else(opened):
    app = opened("disputes", scope=head("HS1"), **LINK)
    assert listed(app) == ["hill:01", "hill:02"]


def test_a_head_is_offered_his_own_station_alone(opened):
    app = opened("disputes", Lang.EN, scope=head("HS1"), **LINK)
    assert boxes(app)["Station"].options == ["Upper_station"]
    assert "Programme" not in boxes(app)


@pytest.mark.parametrize("dispute", ["hill:05", "river:01", "hill:99", "' OR 1=1"])
def test_a_dispute_out_of_reach_is_no_dispute(opened, dispute):
    app = opened("dispute", Lang.EN, scope=head("HS1"), id=dispute)
    assert [one.value for one in app.info] == ["There is no such dispute."]
    assert not (app.dataframe or app.exception)


def test_a_dispute_in_reach_opens_with_masked_parties(opened):
    app = opened("dispute", Lang.EN, scope=head("HS1"), id="hill:01")
    shown = " ".join(table.value.to_csv() for table in app.dataframe)
    assert "510108********1234" in shown
    assert "金丝雀" not in shown
    assert "19900101" not in shown


def test_what_the_page_lists_is_what_the_query_gives(opened):
    app = opened("disputes", scope=head("HS3"), **LINK)
    assert listed(app) == sorted(dispute_list(head("HS3"), docking())["dispute_id"])
