"""What image automation needs beside its objects: a key that may write, and change requests."""
