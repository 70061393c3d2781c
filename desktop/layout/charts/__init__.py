"""A chart drawn in plain Python: measured once (``plan``), drawn on our own pages (``draw``) and said to Word in a .docx by the same measures."""
