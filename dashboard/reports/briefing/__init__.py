"""会议简报: a month's figures in the order such briefings have, each one to be defended."""
