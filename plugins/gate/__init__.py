"""The gate: every source read as text, every fault told at once, before anything is built."""
