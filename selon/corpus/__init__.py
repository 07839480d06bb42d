"""Many articles to Parquet, on this machine or on a cluster: where they come from, what is marked, what is left out."""
