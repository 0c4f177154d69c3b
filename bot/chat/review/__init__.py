"""The review desk in Discord: queue, triage, verdicts, disputes."""
