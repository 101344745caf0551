"""commdocs: business communication kept as text, checked, and printed."""

__version__ = "0.1.0"
