"""From words to who and where that is."""
