"""The middle of the house: every reader makes a Document, every writer prints one. Standard library only."""
