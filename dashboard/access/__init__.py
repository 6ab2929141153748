"""Who is reading: accounts, sign-in, sessions, roles, Scope, the gate and the log of acts."""
