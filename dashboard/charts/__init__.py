"""Charts: frames of values in, Altair charts and deck.gl maps out. Nothing here knows Streamlit."""
