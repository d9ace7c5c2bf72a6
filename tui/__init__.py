"""The pictures of Claimdesk: the command line and the terminal screens."""
