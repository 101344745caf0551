"""A sensible week of a firm of 15 people with three projects: its records, and how they are typed."""
