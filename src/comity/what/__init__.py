"""What: the codebook, the frames that make claims, named things, quantities, contexts."""
