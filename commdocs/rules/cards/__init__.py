"""The manual: cards of the norms that are judged elsewhere (by the reader of records, by the schemas), and its pages."""
