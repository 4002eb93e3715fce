"""The running process."""

import os
import sys
from importlib.util import find_spec

# PTB 22 warns at every answer 429 unless its durations are asked for as timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "1")

# httpcore looks for this package several times a request, and Python does not remember that an
# import failed: it would search all folders each time. None makes the import fail at once.
if find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]
