"""What a run or a fleet amounts to: one model, and text, JSON and Markdown as views of it.

The views return text. Writing it to a terminal or a file is the job of whoever shows it.
"""
