"""Whether printed figures can be true: recomputed from what is printed beside them."""
