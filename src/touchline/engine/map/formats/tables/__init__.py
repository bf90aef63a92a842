"""Maps in tables and pages: CSV, workbooks, Markdown, and the shapes that people give them."""
