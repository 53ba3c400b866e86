"""What goes into Git, and how: pushed, proposed as a change request, or left in a folder."""
