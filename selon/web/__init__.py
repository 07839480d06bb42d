"""The web desk: pages and JSON from the same views, for people who never type a command.

`app.py` puts it together, `pages/` holds one file a page (its context, its view, its address), `show.py` turns a context
into HTML or JSON, `guard.py` says who may do what, `messages/` holds the words of the interface in French and English.
Everything it shows is computed by the library; nothing is decided here.
"""
