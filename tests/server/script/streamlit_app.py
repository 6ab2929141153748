"""What the server tests put behind the gate: says who is reading, counts reruns, has a file."""

import streamlit as st

from dashboard.access.reader import reader_for

reader = reader_for(st.user.get("account") or "", st.user.get("login") or "")
if reader is None:
    st.write("signed out")
else:
    st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    st.write(f"canary of {reader.account}, run {st.session_state['runs']}")
    st.download_button("file", f"file of {reader.account}", "file.txt")
