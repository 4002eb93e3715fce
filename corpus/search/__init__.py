"""Questions: what is asked, which articles answer, and with which sentence."""
