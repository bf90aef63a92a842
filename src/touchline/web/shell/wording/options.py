from touchline.web.shell.wording.entry import ErrorWords

WORDING: dict[str, ErrorWords] = {}
