"""派出所对比: units beside each other, by whatever unit a programme has."""
