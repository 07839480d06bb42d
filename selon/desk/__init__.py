"""Work that the desk asks for, done in a process beside it."""
