"""考评表: a month's grades for signature and for publication, and the indicators of every unit."""
