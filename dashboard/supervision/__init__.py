"""督办事项: notices issued, answered and closed, in our own database, never the cases."""
