"""Words: `scoring.assess` says how much a submission looks like spam; nothing here refuses anything."""
