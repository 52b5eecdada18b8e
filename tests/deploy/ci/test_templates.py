"""The CI templates are what their hosts take, pinned, with no more rights than they need."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.deploy.ci.templates import CI, GITLAB, SCRIPTS, WORKFLOWS, all_scripts, load
from tests.fixtures.content import ROOT
from tests.setup.test_tasks import task_names

README = (CI / "README.md").read_text(encoding="utf-8")
GITHUB = [file for file in WORKFLOWS if file.parent.name == "github"]
FILES = [*WORKFLOWS, GITLAB, *SCRIPTS]
SHELL = list(all_scripts())


def name_of(value: object) -> str:
    return f"{value.parent.name}-{value.stem}" if isinstance(value, Path) else str(value)


def jobs(file: Path) -> dict[str, dict[str, Any]]:
    return dict(load(file)["jobs"])


def faults_of(schema: str, template: dict[str, Any]) -> list[str]:
    """What the host's schema finds, in words."""
    file = files("check_jsonschema") / "builtin_schemas" / "vendor" / f"{schema}.json"
    judge = jsonschema.Draft7Validator(json.loads(file.read_text(encoding="utf-8")))
    return [fault.message for fault in judge.iter_errors(template)]


@pytest.mark.parametrize("file", [*WORKFLOWS, GITLAB], ids=name_of)
def test_template_keeps_to_its_hosts_schema(file: Path) -> None:
    schema = "gitlab-ci" if file == GITLAB else "github-workflows"

    assert faults_of(schema, load(file)) == []


def test_schema_refuses_what_no_host_takes() -> None:
    workflow, pipeline = load(GITHUB[0]), load(GITLAB)
    for job in workflow["jobs"].values():
        job["runs_on"] = job.pop("runs-on")
    pipeline["check"]["skript"] = pipeline["check"].pop("script")

    assert faults_of("github-workflows", workflow) != []
    assert faults_of("gitlab-ci", pipeline) != []


@pytest.mark.parametrize("file", WORKFLOWS, ids=name_of)
def test_every_action_is_pinned_by_the_digest_of_its_commit(file: Path) -> None:
    used = [line for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line]

    assert [line for line in used if not re.fullmatch(r"\s+uses: [\w/-]+@[0-9a-f]{40} # v[\d.]+", line)] == []
    assert (not used) == (file.parent.name == "forgejo")


def test_release_on_gitlab_runs_no_program_that_another_branch_kept() -> None:
    kept = [path for cache in load(GITLAB)["release"]["cache"] for path in cache["paths"]]

    assert kept == ["var/images"]


def test_gitlabs_image_is_pinned_by_its_digest() -> None:
    image = load(GITLAB)["variables"]["KABAR_IMAGE"]

    assert re.fullmatch(r"python:3\.\d+-bookworm@sha256:[0-9a-f]{64}", image)
    assert f"kabar:docker://{image}" in README


def test_gitlab_pages_are_changed_by_a_release_alone() -> None:
    """A job that ends with 0 shows what it has in its folder; one with nothing due has nothing."""
    pipeline = load(GITLAB)
    release, pages = pipeline["release"], pipeline["release-pages"]

    assert (pages["script"], pages["cache"]) == (release["script"], release["cache"])
    assert pages["pages"] == {"publish": "output"} and pages["artifacts"]["paths"] == ["output"]
    assert pages["allow_failure"] == {"exit_codes": [int(pages["variables"]["NOTHING_DUE"])]}
    assert [name for name, job in pipeline.items() if isinstance(job, dict) and "pages" in job] == [
        "release-pages"
    ]


def test_gitlab_refuses_an_image_without_its_digest() -> None:
    pipeline = load(GITLAB)
    (asked, *_) = pipeline["default"]["before_script"]

    statuses = [
        subprocess.run(["bash", "-c", asked], env={"KABAR_IMAGE": image}, capture_output=True, check=False)
        for image in ("python:3.13-bookworm", "python:3.13-bookworm@sha256:0123", "")
    ]

    assert [done.returncode for done in statuses] == [1, 0, 1]
    assert pipeline["default"]["image"] == "$KABAR_IMAGE"


@pytest.mark.parametrize("file", GITHUB, ids=name_of)
def test_job_may_read_the_repository_and_nothing_else(file: Path) -> None:
    """But for the one that changes GitHub Pages, which reads nothing and runs GitHub's own action alone."""
    found = jobs(file)
    pages = found.pop("pages", None)

    assert load(file)["permissions"] == {}
    assert [job["permissions"] for job in found.values()] == [{"contents": "read"}] * len(found)
    if pages:
        assert pages["permissions"] == {"pages": "write", "id-token": "write"}
        assert [step["uses"].partition("@")[0] for step in pages["steps"]] == ["actions/deploy-pages"]


def test_what_a_fork_offers_is_checked_without_a_secret_and_shown_nowhere() -> None:
    """Elsewhere it would run on the runner's own machine."""
    told = {name_of(file): "pull_request" in load(file)["on"] for file in WORKFLOWS}
    check = jobs(next(file for file in GITHUB if file.stem == "check"))

    assert [name for name, takes in told.items() if takes] == ["github-check"]
    assert "secrets." not in str(check["check"]) and "environment" not in check["check"]
    assert check["preview"]["if"].startswith("github.event_name != 'pull_request' && ")
    assert "pull_request_target" not in "".join(file.read_text(encoding="utf-8") for file in WORKFLOWS)


@pytest.mark.parametrize("file", WORKFLOWS, ids=name_of)
def test_run_is_bounded_in_time_and_alone_in_its_kind(file: Path) -> None:
    told = load(file)

    assert told["concurrency"]["group"]
    assert [name for name, job in jobs(file).items() if not 0 < int(job["timeout-minutes"]) <= 60] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=name_of)
def test_step_fails_where_any_part_of_a_pipe_does(file: Path) -> None:
    assert load(file)["defaults"]["run"]["shell"] == "bash"


@pytest.mark.parametrize("file", WORKFLOWS, ids=name_of)
def test_secret_is_known_to_the_one_step_that_needs_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    of_steps = [
        {**step.get("env", {}), **step.get("with", {})}
        for job in jobs(file).values()
        for step in job["steps"]
    ]

    assert text.count("${{ secrets.") == sum(
        "secrets." in str(value) for env in of_steps for value in env.values()
    )


@pytest.mark.parametrize(("place", "script"), SHELL, ids=[place for place, _ in SHELL])
def test_script_takes_nothing_that_a_name_could_break_out_of(place: str, script: str) -> None:
    """A branch's name in a script's text is a script; in a variable it is a name."""
    assert "${{" not in script, place


@pytest.mark.parametrize(("place", "script"), SHELL, ids=[place for place, _ in SHELL])
def test_script_is_bashs(place: str, script: str) -> None:
    told = subprocess.run(["bash", "-n"], input=script, capture_output=True, encoding="utf-8", check=False)

    assert (told.returncode, told.stderr) == (0, ""), place


def test_every_task_that_is_called_exists() -> None:
    called = {
        found[1]
        for _, script in SHELL
        for found in re.finditer(r"(?:bin/inv|tasks\.py) ([a-z][\w-]*)", script)
    }

    assert called >= {"check", "owners", "preview", "due", "publish", "comments-pull", "deploy", "watch"}
    assert called - set(task_names()) == set()


def test_templates_run_nowhere_by_themselves() -> None:
    """Whoever hosts this repository takes them into use by a deed of their own."""
    places = (".github/workflows", ".gitlab-ci.yml", ".forgejo/workflows", ".gitea/workflows")

    assert [place for place in places if (ROOT / place).exists()] == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_the_readme_names_every_file(file: Path) -> None:
    assert file.name in README


def test_the_readme_names_every_variable() -> None:
    texts = "".join(file.read_text(encoding="utf-8") for file in WORKFLOWS)
    named = set(re.findall(r"\b(?:vars|secrets)\.([A-Z_]+)", texts)) | {"KABAR_IMAGE", "TASK"}

    assert {name for name in named if f"`{name}`" not in README} == set()
