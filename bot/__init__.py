"""The running process."""

import os

# PTB 22 warns at every answer 429 unless its durations are asked for as timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")
