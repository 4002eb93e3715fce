"""Files that admins send: taken in a moment, read in the background, and decided on.

A document is noted as a row before anything is fetched. `read_files` then fetches and reads it,
in small steps, each of which another process can go on from.
"""



