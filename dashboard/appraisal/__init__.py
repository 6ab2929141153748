"""考评留痕: grades frozen with their evidence, confirmed by four eyes, in our own database."""
