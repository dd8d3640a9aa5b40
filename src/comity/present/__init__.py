"""What a person sees: pages for the terminal, the brief, and files for other programs."""
