"""What a person can do on the screens: one class per action, in one module per part of the work.

Footer, help, palette and the user's own keys all read these classes; nothing else says what a key does.
"""
