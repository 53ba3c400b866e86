"""What image automation needs beside its objects and its key: change requests."""
