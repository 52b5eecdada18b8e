"""Offices, categories and topics: the registers, and what an article's names stand for."""
