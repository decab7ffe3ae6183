"""Make or refresh .venv: photolib, editable, with the groups named (test, lint).

    python3 tools/make_venv.py [GROUP ...]

Where torch comes from is decided here and nowhere else. The package index has
torch for Linux as a CUDA build: gigabytes that a machine without such a GPU never
uses. There, PyTorch's own CPU index is asked first; where it cannot be reached,
the configured index serves, whatever build it has (photolib.embedding.model copes
with a torchvision made for another build of torch).
"""

import platform
import shutil
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
TORCH = ("torch==2.13.0", "torchvision==0.28.0")  # a pair that was tested together
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
BIN = VENV / ("Scripts" if platform.system() == "Windows" else "bin")
OLDEST = (3, 11)


def main(groups: list[str]) -> None:
    """Bring .venv up to date."""
    if sys.version_info < OLDEST:
        sys.exit(
            f"photolib needs Python 3.11 or newer, not {platform.python_version()}: "
            "name another one, for example `make PYTHON=python3.12 demo`"
        )
    if not (BIN / "pip").exists() and not (BIN / "pip.exe").exists():
        say(f"making {VENV}")
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    pip("--upgrade", "pip")
    if not has_torch():
        say("installing torch (a minute or two)")
        pip(*TORCH, *torch_source())
    say("installing photolib and what it needs")
    pip("--editable", str(ROOT), *requirements(groups))


def torch_source() -> list[str]:
    """Return pip's options for torch on this machine."""
    if platform.system() != "Linux" or shutil.which("nvidia-smi"):
        return []
    try:
        with urllib.request.urlopen(f"{CPU_INDEX}/torch/", timeout=5):
            return ["--index-url", CPU_INDEX]
    except OSError:
        say("PyTorch's CPU index cannot be reached: taking torch from the usual index")
        return []


def has_torch() -> bool:
    """Tell whether .venv has a torch and a torchvision."""
    asked = [str(BIN / "python"), "-m", "pip", "show", "-q", "torch", "torchvision"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def requirements(groups: list[str]) -> list[str]:
    """Return what the dependency groups of pyproject.toml ask for."""
    import tomllib  # Python 3.11; an older one is told so before it comes here

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [
        wanted for group in groups for wanted in project["dependency-groups"][group]
    ]


def pip(*arguments: str) -> None:
    """Run `pip install` inside .venv."""
    command = [str(BIN / "python"), "-m", "pip", "install", "--quiet", *arguments]
    finished = subprocess.run(command, check=False)
    if finished.returncode:
        sys.exit(f"pip could not install {' '.join(arguments)}: see its message above")


def say(text: str) -> None:
    """Tell the user what takes so long."""
    sys.stderr.write(f"[photolib] {text}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
