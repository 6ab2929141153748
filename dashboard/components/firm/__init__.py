"""律所考评: bands, standing and the rules of dismissal."""
