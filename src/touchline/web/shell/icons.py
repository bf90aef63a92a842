# ruff: noqa: E501
"""The house's own icons: 20 px squares, lines of 1.5 px, drawn once and used on screen and in exports."""

LINES: dict[str, str] = {
    # The rail
    "brand": '<path d="M2 14c4 0 4-8 8-8s4 8 8 8"/><circle cx="10" cy="6" r="1.6"/>',
    "overview": '<path d="M3 9.5 10 4l7 5.5V16a1 1 0 0 1-1 1h-3.5v-5h-5v5H4a1 1 0 0 1-1-1z"/>',
    "identify": '<circle cx="9" cy="9" r="5.5"/><path d="m13 13 4 4M9 6.8v4.4M6.8 9h4.4"/>',
    "record": '<path d="M5.5 3h6L15 6.5V17H5.5zM11.5 3v3.5H15M8 10.5h4.5M8 13.5h4.5"/>',
    "map": '<path d="M3 5.5 7.5 3.5l5 2 4.5-2v11l-4.5 2-5-2-4.5 2zM7.5 3.5v11M12.5 5.5v11"/>',
    "listen": '<path d="M4 4h12a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1H9.5L6 17v-3.5H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM6.5 7.5h7M6.5 10.2h4.5"/>',
    "analyse": '<path d="M3 3v13a1 1 0 0 0 1 1h13"/><circle cx="7.5" cy="12" r="1.2"/><circle cx="10.5" cy="8" r="1.2"/><circle cx="15" cy="5" r="1.2"/><circle cx="14" cy="11.5" r="1.2"/>',
    "decide": '<path d="M10 17v-5.5M10 11.5 4.5 7V3.5M10 11.5 15.5 7V3.5M2.8 5.2l1.7-1.7 1.7 1.7M13.8 5.2l1.7-1.7 1.7 1.7"/>',
    "act": '<rect x="3.5" y="3.5" width="13" height="13" rx="2"/><path d="m6.8 10.2 2.3 2.3 4.2-4.8"/>',
    "monitor": '<path d="M2.5 10.5h3.2L8 5l3.6 10 2.2-4.5h3.7"/>',
    # Touchpoint kinds: what is said, who is met, what is seen, what is felt
    "communication": '<path d="M4 4h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-5l-4 3.5V13H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z"/>',
    "human": '<circle cx="7" cy="7" r="2.6"/><path d="M2.5 16c0-3 2-4.8 4.5-4.8S11.5 13 11.5 16"/><circle cx="13.6" cy="7.6" r="2.1"/><path d="M13.7 11.3c2.2 0 3.8 1.5 3.8 4"/>',
    "physical": '<path d="M4 9.5V16h12V9.5M3 9.5 4.5 4h11L17 9.5M3 9.5a2.33 2.33 0 0 0 4.67 0 2.33 2.33 0 0 0 4.66 0 2.33 2.33 0 0 0 4.67 0M8.5 16v-3.5h3V16"/>',
    "sensory": '<path d="M6 8.2a4.2 4.2 0 1 1 8.4 0c0 3.3-3.4 3.6-3.4 6.3a2.3 2.3 0 0 1-4.2 1.3M8.3 8.4a1.9 1.9 0 0 1 3.8 0c0 1.3-1.5 1.5-1.5 2.9"/>',
    "digital": '<rect x="3" y="4" width="14" height="9.5" rx="1"/><path d="M7.5 16.5h5M10 13.5v3"/>',
    "online": '<circle cx="10" cy="10" r="7"/><path d="M3 10h14M10 3c2.2 2 3 4.4 3 7s-.8 5-3 7c-2.2-2-3-4.4-3-7s.8-5 3-7z"/>',
    "offline": '<path d="M10 17s5.5-4.6 5.5-8.7a5.5 5.5 0 0 0-11 0C4.5 12.4 10 17 10 17z"/><circle cx="10" cy="8.3" r="2"/>',
    "direct": '<path d="M3 10h14M12.5 5.5 17 10l-4.5 4.5"/>',
    "indirect": '<path d="M3 14.5c3-8 8-8.5 13.5-5M12.5 10.8l4-1.3-.6-4.2"/>',
    # Marks
    "responsible": '<circle cx="10" cy="6.8" r="3"/><path d="M4 17c0-3.5 2.7-5.5 6-5.5s6 2 6 5.5"/>',
    "task": '<rect x="3.5" y="3.5" width="13" height="13" rx="2"/><path d="m6.8 10.2 2.3 2.3 4.2-4.8"/>',
    "alert": '<path d="M10 3.5 17.5 16.5h-15zM10 8.5v3.7M10 14.3v.1"/>',
    "evidence": '<path d="M5.5 3h6L15 6.5V17H5.5zM11.5 3v3.5H15M7.8 12.6l1.6 1.6 2.9-3.4"/>',
    "eliminate": '<circle cx="10" cy="10" r="6.5"/><path d="M7 10h6"/>',
    "optimise": '<path d="M10 16.5v-13M5 8.5l5-5 5 5"/>',
    "add": '<path d="M10 4v12M4 10h12"/>',
    "keep": '<path d="M5 3.5h10V17l-5-3.6L5 17z"/>',
    "money": '<ellipse cx="10" cy="5.5" rx="6" ry="2.5"/><path d="M4 5.5v9c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5v-9M4 10c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5"/>',
    "time": '<circle cx="10" cy="10" r="7"/><path d="M10 6v4.3l2.8 1.7"/>',
    "good": '<circle cx="10" cy="10" r="7"/><path d="m6.8 10.2 2.3 2.3 4.2-4.8"/>',
    "information": '<circle cx="10" cy="10" r="7"/><path d="M10 9.2v4.3M10 6.6v.1"/>',
    # Actions
    "close": '<path d="m5 5 10 10M15 5 5 15"/>',
    "edit": '<path d="M4 16l.8-3.6L13.5 3.7a1.2 1.2 0 0 1 1.7 0l1.1 1.1a1.2 1.2 0 0 1 0 1.7L7.6 15.2z"/>',
    "delete": '<path d="M4 5.5h12M8 5.5v-2h4v2M5.5 5.5 6.3 17h7.4l.8-11.5M8.5 8.5v5.5M11.5 8.5v5.5"/>',
    "move": '<path d="M10 3v14M3 10h14M8 5l2-2 2 2M8 15l2 2 2-2M5 8l-2 2 2 2M15 8l2 2-2 2"/>',
    "undo": '<path d="M7 4 3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H8"/>',
    "upload": '<path d="M10 13V3.5M6 7.5l4-4 4 4M3.5 13v3a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-3"/>',
    "download": '<path d="M10 3.5V13M6 9l4 4 4-4M3.5 13v3a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-3"/>',
    "search": '<circle cx="9" cy="9" r="5.5"/><path d="m13 13 4 4"/>',
    "filter": '<path d="M3 5h14M5.5 10h9M8 15h4"/>',
    "next": '<path d="m7.5 4.5 5.5 5.5-5.5 5.5"/>',
    "back": '<path d="M12.5 4.5 7 10l5.5 5.5"/>',
    "rising": '<path d="M4 14 16 5M9.5 5H16v6.5"/>',
    "falling": '<path d="M4 6l12 9M9.5 15H16V8.5"/>',
    "more": '<path d="M5 10h.1M10 10h.1M15 10h.1"/>',
    "settings": '<path d="M3 6h8M15 6h2M3 14h2M9 14h8"/><circle cx="13" cy="6" r="2"/><circle cx="7" cy="14" r="2"/>',
    "members": '<circle cx="7" cy="7" r="2.6"/><path d="M2.5 16c0-3 2-4.8 4.5-4.8S11.5 13 11.5 16"/><circle cx="13.6" cy="7.6" r="2.1"/><path d="M13.7 11.3c2.2 0 3.8 1.5 3.8 4"/>',
}


def drawing(name: str) -> str:
    """Return the icon as SVG, silent to screen readers: the words beside it say what it means."""
    return f'<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">{LINES[name]}</svg>'
