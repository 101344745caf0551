"""Checks of Word files that need more than Python: our lint, the Open XML SDK validator, LibreOffice."""
