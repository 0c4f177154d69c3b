"""The desk in Discord: set-up, settings, health, help."""
