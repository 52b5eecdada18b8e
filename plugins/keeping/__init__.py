"""What is kept between builds, and the workers that share a build's work."""
