"""The screens, one script each in a folder per section; the registry in app.py lists them."""
