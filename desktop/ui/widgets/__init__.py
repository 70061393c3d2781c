"""Widgets: small parts the pages are put together from."""
