"""Figures in spreadsheets, apart from any file format: cells, what their heads say, rows of values, the form a department fills, what came back."""
