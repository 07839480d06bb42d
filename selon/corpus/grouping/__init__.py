"""The articles of a finished corpus put together into claims, on the same engines and as safe from being killed."""
