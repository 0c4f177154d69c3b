"""What every service uses: the desk, its settings, limits, health, and the ports to the outside."""
