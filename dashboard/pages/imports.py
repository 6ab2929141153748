"""Loading data: what do the files bring, what is refused, and why?"""

from dashboard.components.importing.import_batches import batch_list
from dashboard.components.importing.import_files import uploaded
from dashboard.components.importing.import_head import import_head
from dashboard.components.importing.import_mapping import chosen_mapping
from dashboard.components.importing.import_trial import trial
from dashboard.domain.text import Text

TITLE = Text("数据导入", "Loading data")
QUESTION = Text(
    "文件带来什么，哪些行不收，为什么", "What do the files bring, what is refused, why?"
)


def render() -> None:
    programme = import_head(TITLE, QUESTION)
    if programme is None:
        return
    files = uploaded()
    mapping = chosen_mapping(programme, files)
    if files and mapping is not None:
        trial(programme, mapping, files)
    batch_list(programme)
