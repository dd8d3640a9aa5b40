"""PDF: what is drawn on pages to paragraphs in reading order, made in a process of its own with bounded means."""
