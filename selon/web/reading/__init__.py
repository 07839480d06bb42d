"""What the reading view shows of an article: its text in marked pieces, cards beside it, filters, the sourcing sheet."""
