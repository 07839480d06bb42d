"""How selon speaks to people, in French and English: messages, numbers, dates and the names of countries."""
