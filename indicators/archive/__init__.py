"""Sealed reports as everybody finds them: their pages, files and data, and the check of a file by its hash."""
