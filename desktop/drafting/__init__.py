"""Drafts from templates: a built-in template, one's own, and a prior report rolled forward are the same thing."""
