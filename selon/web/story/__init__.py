"""What a story's page shows, computed from its articles and their claims: events, places, who did what to whom."""
