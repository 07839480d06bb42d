"""The ways out: one file a format, each with `write(articles, out)`."""
