"""督办事项: notices, their steps and their letters."""
