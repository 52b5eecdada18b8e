"""A writer's texts from the folder of this machine to the repository that all share, and back."""
