"""Word files: an own walk over the XML, so that live text is not lost where python-docx does not look."""
