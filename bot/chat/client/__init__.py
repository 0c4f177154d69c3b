"""The Discord client, and the lists of all commands, buttons and forms."""
