"""Dates: what a writer wrote, read strictly; what a reader sees, worded by CLDR."""
