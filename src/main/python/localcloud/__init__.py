"""A local AWS: moto_server, and what it lacks for the platforms of this repository."""
