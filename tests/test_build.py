"""What is put beside the pages when a wheel is made, and what is said where it cannot be."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The build hook, on a machine without npm."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module.shutil, "which", lambda _: None)
    return module


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A working copy of the project in which npm was never run."""
    (tmp_path / "src/comity/web/static").mkdir(parents=True)
    (tmp_path / "package.json").write_text(json.dumps({"dependencies": {"htmx.org": "2.0.11"}}), "utf-8")
    return tmp_path


def installed(root: Path, version: str = "2.0.11") -> None:
    package = root / "node_modules/htmx.org"
    (package / "dist").mkdir(parents=True)
    (package / "package.json").write_text(json.dumps({"version": version}), "utf-8")
    (package / "dist/htmx.min.js").write_text(f'var htmx={{version:"{version}"}}', "utf-8")
    (package / "LICENSE").write_text("free", "utf-8")


def run(hook: ModuleType, root: Path, version: str) -> None:
    hook.PagesHook.initialize(SimpleNamespace(root=str(root)), version, {})


def test_what_npm_installed_is_put_beside_the_pages_with_its_licence(hook: ModuleType, root: Path) -> None:
    installed(root)
    run(hook, root, "standard")
    static = root / "src/comity/web/static"
    assert "2.0.11" in (static / "htmx.min.js").read_text("utf-8")
    assert (static / "htmx.LICENSE").read_text("utf-8") == "free"


def test_what_is_there_needs_no_npm(hook: ModuleType, root: Path) -> None:
    installed(root)
    run(hook, root, "standard")
    hook.shutil.rmtree(root / "node_modules")
    run(hook, root, "standard")


@pytest.mark.parametrize("version", ["", "1.0.0"])
def test_a_wheel_without_it_is_not_made(hook: ModuleType, root: Path, version: str) -> None:
    if version:
        installed(root, version)
    with pytest.raises(SystemExit, match=r"htmx cannot be shipped: npm is not on the PATH; install Node\.js"):
        run(hook, root, "standard")


def test_a_working_copy_goes_on_without_it_and_says_so(
    hook: ModuleType, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(hook, root, "editable")
    assert capsys.readouterr().err == "comity: the pages will do without htmx: npm is not on the PATH\n"


def test_versions_are_pinned_and_no_address_is() -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    for name, version in (wanted["dependencies"] | wanted["devDependencies"]).items():
        assert lock[f"node_modules/{name}"]["version"] == version
        assert set(lock[f"node_modules/{name}"]) & {"resolved"} == set()
