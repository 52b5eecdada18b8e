"""A release brought to where readers are, and put back."""
