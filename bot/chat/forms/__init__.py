"""Forms: what is too long for a command's options, or was left out of them."""
