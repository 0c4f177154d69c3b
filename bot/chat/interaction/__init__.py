"""What commands, buttons and forms of every concept stand on: the actor, answers, errors, ids and forms."""
