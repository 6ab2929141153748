"""A tab without the browser: every byte a page sends, also what a screen would not show."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.server.client import StreamlitClient


@dataclass(frozen=True)
class Drawn:
    """One run of a page: what stood there at its end, place by place, and every byte sent."""

    elements: tuple[str, ...]
    whole: bytes


class Wire(StreamlitClient):
    """Asks for a page by its name, as the address line does."""

    def page(self, name: str, **query: str) -> Drawn:
        """Run a page to its end, through whatever it leads on to."""
        message = BackMsg()
        message.rerun_script.page_name = name
        message.rerun_script.query_string = urlencode(query)
        self.socket.send(message.SerializeToString())
        drawn: dict[tuple[int, ...], str] = {}
        whole = b""
        while True:
            answer = ForwardMsg()
            received = self.socket.recv(timeout=30)
            whole += bytes(received) if isinstance(received, bytes) else received.encode()
            answer.ParseFromString(whole[-len(received) :])
            if answer.HasField("new_session"):
                self.session_id = answer.new_session.initialize.session_id
                drawn.clear()
            if answer.HasField("delta"):
                drawn[tuple(answer.metadata.delta_path)] = str(answer.delta)
            if answer.HasField("script_finished") and answer.script_finished in ENDS:
                return Drawn(tuple(drawn[place] for place in sorted(drawn)), whole)


ENDS = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)
NAMED_ANEW = re.compile(r'(?m)^.*\b\w*(id|hash|url): ".*"$')


def without_ids(elements: Sequence[str]) -> list[str]:
    """What was drawn, without the ids of things Streamlit names anew each time."""
    return [NAMED_ANEW.sub("", text) for text in elements]
