"""Edge: the service that receives comments; `serve.py` starts it."""
