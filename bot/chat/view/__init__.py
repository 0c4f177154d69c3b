"""What every view is made of: Discord's limits, escaped text, labels, and lines that several views share."""
