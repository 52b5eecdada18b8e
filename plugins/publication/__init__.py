"""The publication: what the sources mean together, and the pages that are made of them."""
