"""What can be done on the desk: one small module per noun, handed out by ``claims.desk.Desk``."""
