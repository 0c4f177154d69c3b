"""Discord: the only package that knows of it. Commands, buttons and forms ask the services and render what they say."""
