"""What a reader keeps for himself: bookmarks, where he starts, and codes read off paper."""
