"""One module or two for each kind of file: what is written, what is read. They know texts and bytes, and no rows."""
