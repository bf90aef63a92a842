"""A map as a picture: one layout, measured once, from which SVG, PNG, PDF and PPTX are drawn."""
