"""Training of the sentence encoder and of the reranker."""
