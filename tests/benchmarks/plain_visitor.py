"""A visitor that draws nothing. It asks for pages over the web socket as the browser's half of Streamlit does
and reads what comes back, so that the server's own time is taken with the machine's cores to itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Subprotocol
from websockets.sync.client import ClientConnection, connect

PATIENCE = 60  # seconds for one message


class PlainVisitor:
    """One open page of the app."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    def go(self, path: str) -> None:
        """Goes to another address of the app, as a link or a filter does, and reads the page to its end.

        Raises RuntimeError where the script fails or the page shows an error.
        """
        parts = urlsplit(path)
        state = ClientState(query_string=parts.query, page_name=parts.path.strip("/"))
        self._socket.send(BackMsg(rerun_script=state).SerializeToString())
        ended = ForwardMsg.FINISHED_EARLY_FOR_RERUN
        while ended == ForwardMsg.FINISHED_EARLY_FOR_RERUN:  # the script begins again by itself
            ended = self._read_run(path)
        if ended != ForwardMsg.FINISHED_SUCCESSFULLY:
            raise RuntimeError(f"{path}: {ForwardMsg.ScriptFinishedStatus.Name(ended)}")

    def _read_run(self, path: str) -> ForwardMsg.ScriptFinishedStatus.ValueType:
        """How the run of the script that is being read ended."""
        while (said := self._next()).WhichOneof("type") != "script_finished":
            if said.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(f"{path}: {said.delta.new_element.exception.message}")
        return said.script_finished

    def _next(self) -> ForwardMsg:
        raw = self._socket.recv(timeout=PATIENCE)
        if isinstance(raw, str):
            raise TypeError(f"Streamlit speaks in bytes, not in text: {raw[:80]!r}")
        said = ForwardMsg()
        said.ParseFromString(raw)
        return said


@contextmanager
def plain_visitor(address: str) -> Iterator[PlainVisitor]:
    """A visitor of the app that is served at `address`."""
    place = address.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(place, subprotocols=[Subprotocol("streamlit")], max_size=None) as socket:
        yield PlainVisitor(socket)
