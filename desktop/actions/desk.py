"""The desk: what every action works on, handed to it, so that nothing is global."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from desktop import paths
from desktop.drafting.catalog import Catalog, Kind
from desktop.drafting.profile import Profile, read_profile, with_letters
from desktop.drafting.template import Template
from desktop.store import FILE, Store

__all__ = ["Desk", "desk_on", "open_desk"]

_TEMPLATES, _PROFILE = "templates", "profile.toml"


@dataclass(frozen=True, slots=True)
class Desk:
    """A store, the templates there are, and the office's own profile; usable from the window's background too."""

    store: Store
    catalog: Catalog
    profile: Profile = field(default_factory=Profile)
    _templates: dict[str, Template] = field(default_factory=dict, repr=False, compare=False)
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def template(self, kind: str) -> Template:
        """The template of that kind, read once until ``kinds`` looks again; Refused where there is none or it is broken."""
        with self._lock:
            if kind not in self._templates:
                self._templates[kind] = with_letters(self.catalog.template(kind).value, self.profile)
            return self._templates[kind]

    def kinds(self) -> tuple[Kind, ...]:
        """Every template there is now; those changed in their folders are read anew from here on."""
        with self._lock:
            self._templates.clear()
        return self.catalog.kinds()


def open_desk(folder: Path | None = None) -> Desk:
    """The desk of the user's own folder, or of ``folder``; Refused where its store or its profile cannot be read."""
    return desk_on(Store.open((folder or paths.data_folder()) / FILE))


def desk_on(store: Store) -> Desk:
    """The desk around an open store; templates and profile lie in the same folder."""
    home = store.path.parent
    profile = read_profile(home / _PROFILE) if (home / _PROFILE).is_file() else Profile()
    return Desk(store, Catalog((home / _TEMPLATES,)), profile)
