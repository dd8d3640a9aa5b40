"""Pictures: one definition each, drawn for the page, for files and for notebooks, with their data as a table."""

from comity.present.pictures.picture import Links, Picture, Row, Table, nowhere

__all__ = ["Links", "Picture", "Row", "Table", "nowhere"]
