"""What every service stands on: the desk, its settings, limits, health, and the ports to the outside."""
