"""Events: who did what to whom, with status and voice, from the parsed article and its statements."""
