"""Pages of listening: bringing answers, what came of them, scores."""
