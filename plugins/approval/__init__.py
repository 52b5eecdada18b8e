"""Who has to approve what, said once in the register and told to the git host in its own words."""
