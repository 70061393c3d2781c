"""Spreadsheets out: the ledger as a table, and the forms departments fill; the same values always give the same bytes."""
