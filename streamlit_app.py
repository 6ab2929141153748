"""Entry script, at the root: beside ``pages/`` Streamlit would serve pages without it."""

from dashboard.app import main

main()
