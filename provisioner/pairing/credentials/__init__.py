"""Deploy keys, the source Secret and the staging Secret, and who reads with them."""
