"""What editors meet of newsletters in the admin."""
