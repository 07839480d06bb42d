"""What the claims board and the claim card show: each file computes one part of their contexts from records."""
