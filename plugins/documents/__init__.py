"""Documents: what readers are told of them before they fetch one, and which are never published."""
