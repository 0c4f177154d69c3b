"""What commands, buttons and forms of every concept use: the actor, answers, errors, ids and forms."""
