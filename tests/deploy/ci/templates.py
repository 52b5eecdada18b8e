"""Edge: the CI templates, read as their hosts read them, and their steps run as written."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.fixtures.content import ROOT

CI = ROOT / "deploy" / "ci"
WORKFLOWS = sorted([*CI.glob("github/*.yml"), *CI.glob("forgejo/*.yml")])
GITLAB = CI / "gitlab-ci.yml"
SCRIPTS = sorted(CI.glob("*.sh"))
_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")


class _Loader(yaml.SafeLoader):
    """YAML 1.2's truths: `on` is a key."""


_TRUTH = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in known if tag != _TRUTH]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_TRUTH, re.compile(r"true|false"), list("tf"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that runs a shell: its name, script, condition ("" for none) and own variables."""

    name: str
    script: str
    condition: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)


def load(file: Path) -> dict[str, Any]:
    """A template as data."""
    loaded = yaml.load(file.read_text(encoding="utf-8"), _Loader)
    assert isinstance(loaded, dict)
    return loaded


def steps_of(host: str, workflow: str, job: str) -> list[Step]:
    """The shell steps of a job of GitHub's or Forgejo's workflow."""
    steps = load(CI / host / f"{workflow}.yml")["jobs"][job]["steps"]
    return [
        Step(
            name=step["name"],
            script=step["run"],
            condition=step.get("if", ""),
            environment=step.get("env", {}),
        )
        for step in steps
        if "run" in step
    ]


def script_of(job: str) -> Step:
    """A job of GitLab as the one shell that runs it."""
    pipeline = load(GITLAB)
    before = pipeline[job].get("before_script", pipeline["default"]["before_script"])
    return Step(name=job, script="\n".join([*before, *pipeline[job]["script"]]))


def all_scripts() -> Iterator[tuple[str, str]]:
    """Every script that some host runs, with its place."""
    for file in WORKFLOWS:
        for job, told in load(file)["jobs"].items():
            for step in told["steps"]:
                if "run" in step:
                    yield f"{file.parent.name}/{file.stem}/{job}/{step['name']}", step["run"]
    pipeline = load(GITLAB)
    for job in (name for name, told in pipeline.items() if isinstance(told, dict) and "script" in told):
        yield f"gitlab/{job}", script_of(job).script
    for file in SCRIPTS:
        yield file.name, file.read_text(encoding="utf-8")


class Runner:
    """Runs steps one after another, as a host does, and stops at the first that fails.

    Args:
        project: folder of the job; given: what `${{ … }}` stands for, conditions included.
        variables: of the host's own environment; path: folder of programs that come first.
    """

    def __init__(
        self,
        project: Path,
        given: Mapping[str, str | bool],
        variables: Mapping[str, str],
        path: Path | None = None,
    ) -> None:
        self.project, self.given = project, given
        self.told = project.parent / "told"
        self.told.mkdir(exist_ok=True)
        for name in ("output", "summary"):
            (self.told / name).write_text("", encoding="utf-8")
        programs = os.pathsep.join([*([str(path)] if path else []), os.environ["PATH"]])
        self.environment = {
            "PATH": programs,
            "HOME": os.environ.get("HOME", "/root"),
            "LANG": "C.UTF-8",
            "PYTHONUTF8": "1",
            "CI": "true",
            "GITHUB_OUTPUT": str(self.told / "output"),
            "GITHUB_STEP_SUMMARY": str(self.told / "summary"),
            **variables,
        }

    def run(self, steps: Sequence[Step]) -> subprocess.CompletedProcess[str]:
        """What the last step that ran said, all of them together on its output."""
        out, err, status = "", "", 0
        for step in steps:
            if step.condition and not self.given[step.condition]:
                continue
            done = self._run_one(step)
            out, err, status = out + done.stdout, err + done.stderr, done.returncode
            if status:
                break
        return subprocess.CompletedProcess(args=[], returncode=status, stdout=out, stderr=err)

    def outputs(self) -> str:
        """What the steps handed on."""
        return (self.told / "output").read_text(encoding="utf-8")

    def _run_one(self, step: Step) -> subprocess.CompletedProcess[str]:
        own = {name: self._fill(value) for name, value in step.environment.items()}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.script],
            cwd=self.project,
            env={**self.environment, **own},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    def _fill(self, value: str) -> str:
        return _EXPRESSION.sub(lambda found: str(self.given[found[1]]), value)
