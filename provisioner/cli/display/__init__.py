"""What a run looks like while it works: JSON lines, a live table, plain lines, or Markdown.

The texts are views in provisioner/reports; this folder decides when and where they are written.
"""
