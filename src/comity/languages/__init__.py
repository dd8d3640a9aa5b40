"""Languages: one parser and one folder of data each; ``seam`` says what a language is, and lists them."""
