"""Each shell step of the templates, run as written in a copy of the project."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from plugins.release.keys import make_key_file
from tests.deploy.ci.templates import Runner, Step, script_of, steps_of
from tests.fixtures.content import BODY, HEADER, REGISTERS, ROOT, write_source
from tests.fixtures.project import copy_project
from tests.fixtures.servers import ServeFolder

GOOD = "content/artikel/semarang/naskah.md"
LATER = "content/artikel/semarang/nanti.md"
DRAFT = "content/artikel/semarang/draf.md"
PAGES = ("tentang", "kontak")
FAULT = "title: kunci “title” tidak ada"
# A stand-in for the other machine's ssh: what would run there runs here.
SSH = '#!/bin/sh\nfor last; do :; done\nexec sh -c "$last"\n'
PREPARING = ("Ambil naskah", "Siapkan")
PREVIEW = {
    "vars.PREVIEW_SSH != ''": True,
    "vars.PREVIEW_HOST_KEY": "mesin ssh-ed25519 AAAA",
    "vars.PREVIEW_URL": "https://pratinjau.example",
    "secrets.PREVIEW_KEY": "kunci",
    "github.ref_name": "Naskah/Juni 2026",
}


def git(folder: Path, *arguments: str) -> None:
    person = {
        f"GIT_{role}_{part}": "a@b.id" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **person, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True, env=environment)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of the project with one article that is public, one that waits, and a draft."""
    root = tmp_path_factory.mktemp("pekerjaan") / "kabar"
    root.mkdir()
    copy_project(root, ("plugins", "theme", "deploy"))
    # What pip puts there for `invoke`.
    program = root / ".venv" / "bin" / "inv"
    program.write_text('#!/bin/sh\nexec "$(dirname "$0")/python" -m invoke "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    shutil.copy(ROOT / ".gitignore", root)
    for name, text in REGISTERS.items():
        write(root, f"content/registers/{name}.toml", text)
    for name in PAGES:
        write(root, f"content/laman/{name}.md", f"---\ntitle: {name.title()}\nsummary: Satu.\n---\n\nIsi.\n")
    write(root, GOOD, write_source(HEADER, BODY))
    write(root, LATER, write_source(HEADER | {"title": "Nanti", "date": "2098-06-03 08:30"}, BODY))
    write(root, DRAFT, write_source(HEADER | {"title": "Draf", "status": "draft"}, BODY))
    (root / "content" / "media").mkdir()
    git(root, "init", "--quiet", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "--quiet", "-m", "awal")
    return root


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")


def steps_for(host: str, workflow: str, job: str) -> list[Step]:
    """The steps of a job on a project that is there already."""
    if host == "gitlab":
        return [script_of(job)]
    return [step for step in steps_of(host, workflow, job) if step.name not in PREPARING]


GITLAB = {
    "KABAR_IMAGE": "python@sha256:0",
    "CI_PROJECT_ROOT_NAMESPACE": "bkn",
    "CI_PAGES_DOMAIN": "halaman.example",
    "CI_PROJECT_PATH": "bkn/humas/kabar",
    "CI_JOB_ID": "7",
    "CI_PIPELINE_SOURCE": "push",
}


# What a project without a host of pages does not do.
NO_HOST = {
    f"steps.due.outputs.now == 'yes' && vars.PAGES_HOST {which}": False
    for which in ("!= ''", "== 'github'", "== 'netlify'", "== 'cloudflare'")
}


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_sound_sources_pass_the_check(project: Path, host: str) -> None:
    steps = steps_for(host, "check", "check")
    if host == "github":
        steps = [step for step in steps_of(host, "check", "check") if step.name == "Siapkan"] + steps

    done = Runner(project, {}, GITLAB).run(steps)

    assert done.returncode == 0, done.stderr
    assert "5 naskah = 3 terbit + 1 draf + 1 ditahan + 0 tersembunyi + 0 ditolak" in done.stdout


@pytest.mark.parametrize("host", ["github", "gitlab", "forgejo"])
def test_fault_fails_the_check_and_is_told_beside_its_line(project: Path, host: str) -> None:
    write(project, "content/artikel/semarang/buruk.md", write_source(HEADER | {"title": None}, BODY))

    done = Runner(project, {}, GITLAB).run(steps_for(host, "check", "check"))

    (project / "content/artikel/semarang/buruk.md").unlink()
    assert done.returncode == 1
    assert f"content/artikel/semarang/buruk.md:1: {FAULT}" in done.stderr
    annotation = "::error file=content/artikel/semarang/buruk.md,line=1,title=title::kunci “title” tidak ada"
    assert (annotation in done.stdout) == (host == "github")
    if host == "gitlab":
        (entry,) = json.loads((project / "gl-code-quality-report.json").read_text(encoding="utf-8"))
        assert entry["location"] == {"path": "content/artikel/semarang/buruk.md", "lines": {"begin": 1}}


def test_approval_that_no_host_was_told_of_fails_the_check(project: Path) -> None:
    register = project / "content" / "registers" / "offices.toml"
    sound = register.read_text(encoding="utf-8")
    register.write_text(
        sound.replace("\n\n[jayapura]", '\napprovers = ["@siti"]\n\n[jayapura]'), encoding="utf-8"
    )

    done = Runner(project, {}, {}).run(steps_for("github", "check", "check"))

    register.write_text(sound, encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr.startswith("ENGINEERS: nobody, though semarang asks for approval;")


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_branch_is_shown_with_its_drafts(project: Path, tmp_path: Path, host: str) -> None:
    place = tmp_path / "pratinjau"
    given = {**PREVIEW, "vars.PREVIEW_SSH": f"kabar@mesin:{place}"}
    (tmp_path / "ssh").write_text(SSH, encoding="utf-8")
    (tmp_path / "ssh").chmod(0o755)
    runner = Runner(project, given, GITLAB, tmp_path)

    done = runner.run(steps_for(host, "check", "preview"))

    assert done.returncode == 0, done.stderr
    if host == "gitlab":
        shown = project / "pratinjau"
        assert (project / "preview.env").read_text(encoding="utf-8") == (
            "PREVIEW_URL=https://bkn.halaman.example/-/humas/kabar/-/jobs/7/artifacts/pratinjau/index.html\n"
        )
    else:
        (shown,) = place.iterdir()
        assert f"https://pratinjau.example/{shown.name}/" in done.stdout + runner.outputs()
    page = shown / "semarang" / "2098" / "06" / "03" / "nanti" / "index.html"
    assert "Belum terbit." in page.read_text(encoding="utf-8")
    assert (shown / "semarang" / "2025" / "02" / "26" / "draf" / "index.html").is_file()
    shutil.rmtree(project / "pratinjau", ignore_errors=True)


def test_preview_sent_again_takes_the_place_of_the_last(project: Path, tmp_path: Path) -> None:
    place = tmp_path / "pratinjau"
    (tmp_path / "ssh").write_text(SSH, encoding="utf-8")
    (tmp_path / "ssh").chmod(0o755)
    runner = Runner(project, {**PREVIEW, "vars.PREVIEW_SSH": f"kabar@mesin:{place}"}, {}, tmp_path)
    (send,) = [step for step in steps_for("github", "check", "preview") if "send-preview" in step.script]
    write(project, "var/pratinjau/index.html", "satu")
    first = runner.run([send])
    write(project, "var/pratinjau/index.html", "dua")

    second = runner.run([send])

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    (shown,) = place.iterdir()
    assert (shown / "index.html").read_text(encoding="utf-8") == "dua"


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("mesin", "PREVIEW_SSH: write user@host:/folder\n"),
        ("mesin:/", "PREVIEW_SSH: write user@host:/folder\n"),
        ("mesin:/a'; rm -rf b", "PREVIEW_SSH: only letters, digits and ./_@-\n"),
    ],
    ids=["no folder", "the root", "a command"],
)
def test_preview_is_sent_nowhere_dangerous(project: Path, place: str, told: str) -> None:
    runner = Runner(project, {**PREVIEW, "vars.PREVIEW_SSH": place}, {})
    (send,) = [step for step in steps_for("github", "check", "preview") if "send-preview" in step.script]

    done = runner.run([send])

    assert (done.returncode, done.stderr) == (1, told)


def test_forgejo_fetches_the_commit_itself(project: Path, tmp_path: Path) -> None:
    (fetch,) = [step for step in steps_of("forgejo", "check", "check") if step.name == "Ambil naskah"]
    head = subprocess.run(
        ["git", "-C", str(project), "rev-parse", "HEAD"], check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()
    server = {"GITHUB_SERVER_URL": f"file://{project.parent}", "GITHUB_REPOSITORY": project.name}
    (tmp_path / "kerja").mkdir()

    done = Runner(tmp_path / "kerja", {"github.token": "rahasia"}, {**server, "GITHUB_SHA": head}).run(
        [fetch]
    )

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kerja" / GOOD).is_file()
    assert "rahasia" not in (tmp_path / "kerja" / ".git" / "config").read_text(encoding="utf-8")


@pytest.fixture
def stands(project: Path, tmp_path: Path, serve_folder: ServeFolder) -> str:
    """Address of a release that holds what is public now."""
    manifest = tmp_path / "rilis" / ".well-known" / "release.json"
    manifest.parent.mkdir(parents=True)
    files = [{"path": "semarang/2025/02/26/naskah/index.html"}]
    manifest.write_text(json.dumps({"files": files}), encoding="utf-8")
    return serve_folder(tmp_path / "rilis")


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_scheduled_run_with_nothing_due_ends_there(project: Path, stands: str, host: str) -> None:
    shutil.rmtree(project / "output", ignore_errors=True)
    variables = GITLAB | {
        "CI_PIPELINE_SOURCE": "schedule",
        "GITHUB_EVENT_NAME": "schedule",
        "SITEURL": stands,
    }
    given = {
        "vars.SITEURL": stands,
        "steps.due.outputs.now == 'yes'": False,
        "steps.due.outputs.now == 'yes' && vars.INTAKE_URL != ''": False,
        "steps.due.outputs.now == 'yes' && vars.DEPLOY_TARGET != ''": False,
        **NO_HOST,
    }
    runner = Runner(project, given, variables)

    done = runner.run(steps_for(host, "release", "release"))

    assert (done.returncode, runner.outputs()) == (0, ""), done.stderr
    assert not (project / "output").exists()


@pytest.mark.parametrize(("event", "is_due"), [("push", True), ("schedule", True)])
def test_change_and_an_article_that_is_due_bring_a_release(
    project: Path, tmp_path: Path, serve_folder: ServeFolder, event: str, is_due: bool
) -> None:
    """The site that stands lacks an article whose moment has passed."""
    (tmp_path / "kosong").mkdir()
    runner = Runner(
        project, {"vars.SITEURL": serve_folder(tmp_path / "kosong")}, {"GITHUB_EVENT_NAME": event}
    )
    (ask,) = [step for step in steps_for("github", "release", "release") if "inv due" in step.script]

    done = runner.run([ask])

    assert (done.returncode, runner.outputs() == "now=yes\n") == (0, is_due), done.stderr


def test_change_is_signed_and_brought_to_readers_without_a_draft(
    project: Path, tmp_path: Path, serve_folder: ServeFolder
) -> None:
    """The whole job; a scheduled run after it finds nothing that the readers' folder lacks."""
    key = make_key_file(tmp_path / "kunci")
    given = {
        "vars.SITEURL": "https://kabar.example",
        "vars.RELEASE_KEYS": key.line,
        "vars.DEPLOY_TARGET": "lokal",
        "secrets.RELEASE_SIGNING_KEY": (tmp_path / "kunci").read_text(encoding="ascii"),
        "secrets.RELEASE_SIGNING_PASSWORD": "",
        "secrets.DEPLOY_KEY": "",
        "secrets.AWS_ACCESS_KEY_ID": "",
        "secrets.AWS_SECRET_ACCESS_KEY": "",
        "steps.due.outputs.now == 'yes'": True,
        "steps.due.outputs.now == 'yes' && vars.INTAKE_URL != ''": False,
        "steps.due.outputs.now == 'yes' && vars.DEPLOY_TARGET != ''": True,
        **NO_HOST,
        **{
            f"steps.due.outputs.now == 'yes' && vars.PAGES_HOST {which}": True
            for which in ("!= ''", "== 'github'")
        },
    }
    steps = steps_for("github", "release", "release")
    runner = Runner(project, given, {"GITHUB_EVENT_NAME": "push"})

    done = runner.run(steps)

    assert (done.returncode, runner.outputs()) == (0, "now=yes\n"), done.stderr
    packed = subprocess.run(
        ["tar", "--list", "--file", str(project / "artifact.tar")],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert {"./index.html", "./.well-known/release.json.minisig"} <= set(packed.stdout.splitlines())
    shown = project / "var" / "situs" / "current" / "semarang"
    assert (shown / "2025" / "02" / "26" / "naskah" / "index.html").is_file()
    assert not (shown / "2025" / "02" / "26" / "draf").exists() and not (shown / "2098").exists()
    later = Runner(project, {"vars.SITEURL": serve_folder(shown.parent)}, {"GITHUB_EVENT_NAME": "schedule"})
    asked = later.run([step for step in steps if "inv due" in step.script])
    assert (asked.returncode, later.outputs()) == (0, ""), asked.stderr


def test_gitlab_does_the_same_in_one_job(project: Path, tmp_path: Path) -> None:
    key = make_key_file(tmp_path / "kunci")
    shutil.rmtree(project / "var" / "situs", ignore_errors=True)
    variables = GITLAB | {
        "SITEURL": "https://kabar.example",
        "RELEASE_KEYS": key.line,
        "RELEASE_SIGNING_KEY": (tmp_path / "kunci").read_text(encoding="ascii"),
        "DEPLOY_TARGET": "lokal",
    }

    done = Runner(project, {}, variables).run(steps_for("gitlab", "release", "release"))

    assert done.returncode == 0, done.stderr
    assert (project / "var" / "situs" / "current" / ".well-known" / "release.json.minisig").is_file()


@pytest.mark.sshd
def test_command_sees_an_agent_and_no_key(project: Path, tmp_path: Path) -> None:
    key = tmp_path / "kunci"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    script = "bash deploy/ci/with-key.sh sh -c 'ssh-add -l; echo \"[${DEPLOY_KEY:-}]\"'"
    variables = {"DEPLOY_KEY": key.read_text(encoding="ascii").strip()}

    done = Runner(project, {}, variables).run([Step(name="kunci", script=script)])

    held, seen = done.stdout.splitlines()
    assert (done.returncode, seen) == (0, "[]"), done.stderr
    assert held.endswith("(ED25519)")


@pytest.mark.parametrize("host", ["github", "gitlab", "forgejo"])
@pytest.mark.parametrize(
    ("shows", "asked"),
    [("", "watch https://a.example"), ("github", "watch https://a.example --no-headers")],
    ids=["a server of ours", "github pages"],
)
def test_headers_that_a_host_cannot_send_are_not_asked_for(
    tmp_path: Path, host: str, shows: str, asked: str
) -> None:
    inv = tmp_path / "proyek" / ".venv" / "bin" / "inv"
    inv.parent.mkdir(parents=True)
    inv.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    inv.chmod(0o755)
    (inv.parents[2] / "tasks.py").write_text("", encoding="utf-8")
    names = ("vars.RELEASE_KEYS", "secrets.WATCH_WEBHOOK", "secrets.WATCH_SMTP")
    given: dict[str, str | bool] = {
        **dict.fromkeys([*names, "vars.WATCH_MAIL_FROM", "vars.WATCH_MAIL_TO"], ""),
        "vars.SITEURL": "https://a.example",
        "vars.PAGES_HOST": shows,
    }
    variables = GITLAB | {"SITEURL": "https://a.example", "PAGES_HOST": shows}

    done = Runner(inv.parents[2], given, variables).run(steps_for(host, "watch", "watch"))

    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, [asked]), done.stderr


class _Netlify(BaseHTTPRequestHandler):
    """Takes one folder, as Netlify does, from who has the token."""

    got: ClassVar[list[tuple[str, str, list[str]]]] = []

    def do_POST(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"]))
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
        self.got.append((self.path, self.headers["Authorization"], names))
        is_known = self.headers["Authorization"] == "Bearer rahasia"
        self.send_response(200 if is_known else 401)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.parametrize(("token", "status"), [("rahasia", 0), ("salah", 22)])
def test_netlify_is_sent_the_whole_folder_by_who_may(
    project: Path, tmp_path: Path, token: str, status: int
) -> None:
    (tmp_path / "output" / ".well-known").mkdir(parents=True)
    (tmp_path / "output" / ".well-known" / "release.json").write_text("{}", encoding="utf-8")
    (tmp_path / "output" / "index.html").write_text("Kabar", encoding="utf-8")
    script = f"cd {tmp_path}; bash {project}/deploy/ci/send-netlify.sh"
    _Netlify.got.clear()

    with HTTPServer(("127.0.0.1", 0), _Netlify) as server:
        Thread(target=server.handle_request).start()
        variables = {
            "NETLIFY_API": f"http://127.0.0.1:{server.server_port}",
            "NETLIFY_SITE": "kabar.netlify.app",
            "NETLIFY_TOKEN": token,
        }
        done = Runner(project, {}, variables).run([Step(name="netlify", script=script)])

    ((path, _, names),) = _Netlify.got
    assert (done.returncode, token in done.stdout + done.stderr) == (status, False)
    assert path == "/sites/kabar.netlify.app/deploys"
    assert {".well-known/release.json", "index.html"} <= {name.removeprefix("./") for name in names}


def test_command_that_fails_fails_the_step(project: Path) -> None:
    done = Runner(project, {}, {}).run([Step(name="gagal", script="bash deploy/ci/with-key.sh false")])

    assert done.returncode == 1


def test_forgejo_runs_what_github_runs() -> None:
    """But for how the commit is fetched, and where faults and links are shown."""
    told = {
        host: [
            (step.name, step.condition, step.script.replace("annotations github", "annotations plain"))
            for workflow, job in (
                ("check", "check"),
                ("audit", "audit"),
                ("release", "release"),
                ("watch", "watch"),
            )
            for step in steps_of(host, workflow, job)
            if step.name not in ("Ambil naskah", "Kemas untuk GitHub Pages")
        ]
        for host in ("github", "forgejo")
    }

    assert told["forgejo"] == told["github"]
