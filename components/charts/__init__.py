"""Marks, axes and pictures that several screens share, and the rules of what may be joined."""
