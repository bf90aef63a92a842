"""What building the wheel adds to the source: the compiled translations."""

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledTranslations(BuildHookInterface):
    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        """Compile every .po file and put the .mo files, which git does not keep, into the wheel."""
        root = Path(self.root)
        spec = importlib.util.spec_from_file_location("messages", root / "tools/messages.py")
        messages = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(messages)
        compiled = messages.compile_all(root / "src/touchline")
        build_data["artifacts"] += [path.relative_to(root).as_posix() for path in compiled]
