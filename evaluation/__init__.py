"""Measuring: accuracy against gold records, speed and memory on a corpus. Not part of the package."""
