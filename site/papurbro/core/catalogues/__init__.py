"""The interface's words: found in the code, checked in the catalogues and compiled, with Babel alone."""
