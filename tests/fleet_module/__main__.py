from __future__ import annotations

from tests.fleet_module import files, hcl


def main() -> None:
    for name, text in files.terraform().items():
        (files.FOLDER / name).write_text(hcl.formatted(text))
    (files.FOLDER / "README.md").write_text(files.readme())


if __name__ == "__main__":
    main()
