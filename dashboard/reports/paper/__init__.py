"""What leaves the screen as a file: written once without a form, then as PDF, Word or Excel."""
