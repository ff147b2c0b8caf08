"""Incidents -> files: one module or package for each format."""
