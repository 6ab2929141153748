"""What is drawn and shared between pages, and the cache they read through."""
