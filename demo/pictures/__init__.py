"""The demo's pictures, drawn by the loader: flat, calm, in the colours of the look. No file of somebody else's is needed."""

from demo.pictures.drawing import NAMES, draw

__all__ = ["NAMES", "draw"]
