"""What keeps ``Pair`` true: every save that could change it asks for a refresh when the transaction commits."""
