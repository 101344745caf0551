"""What is true of records: read by rules, trackers, figures and what a new record takes over alike.

Nothing here judges: a fact has no code, no severity and no sentence that says what is wrong.
"""
