"""The same tables on a Ray cluster, here two machines of one core each that are one; also when a worker of Ray's is killed."""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grouping_process
import jsonschema
import pytest
import yaml
from corpus_process import ROOT, digest, ids, plain, run, write_articles
from flooded_towns import flooded
from grouping_process import FAKE, group, shuffled

from selon.errors import CorpusError

pytest.importorskip("ray", reason="the engine ray is an extra: pip install 'selon[batch]'")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a cluster of two machines."""
    from ray.cluster_utils import Cluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # what a cluster's machines have is installed, but for the fakes
        patch.setenv("FAKE_PACE", "0.02")
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        yield from _two_machines(Cluster)


def _two_machines(cluster_of: type[Any]) -> Iterator[str]:
    machine = {"num_cpus": 1, "object_store_memory": 80 * 2**20}
    cluster = cluster_of(initialize_head=True, head_node_args={**machine, "include_dashboard": False})
    cluster.add_node(**machine)
    yield cluster.address
    cluster.shutdown()


def test_the_cluster_file_that_the_docs_show_is_one() -> None:
    import ray.autoscaler

    page = (ROOT / "docs" / "corpora.md").read_text(encoding="utf-8")
    block = re.search(r"```yaml\n(.*?)```", page, re.S)
    assert block
    schema = Path(ray.autoscaler.__file__).parent / "ray-schema.json"
    jsonschema.validate(yaml.safe_load(block[1]), json.loads(schema.read_text(encoding="utf-8")))


def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAY_AUTH_MODE", raising=False)
    source = write_articles(tmp_path / "a.jsonl", plain(1))
    with pytest.raises(CorpusError, match=r"no Ray cluster at 127\.0\.0\.1:1 \(.*\): see `ray status`, and set RAY_AUTH_M"):
        run([source], tmp_path / "ray", engine="ray", address="127.0.0.1:1")


def test_a_cluster_makes_the_same_tables_byte_for_byte(cluster: str, tmp_path: Path) -> None:
    texts = [*plain(50), ("bad", "CRASH it"), ("bug", "BUG here"), *plain(60, 50), ("n3", "Encore.")]
    sources = [write_articles(tmp_path / "a.jsonl", texts), write_articles(tmp_path / "b.jsonl", plain(30, 200))]
    kept = run(sources, tmp_path / "ray", engine="ray", address=cluster)
    run(sources, tmp_path / "local")
    assert len(ids(tmp_path / "ray")) == 140
    assert digest(tmp_path / "ray") == digest(tmp_path / "local")
    assert (kept["engine"], kept["workers"], kept["state"]) == ("ray", 2, "done")


def test_a_cluster_finds_the_same_claims_byte_for_byte(cluster: str, tmp_path: Path) -> None:
    corpus = shuffled(tmp_path / "corpus", flooded(5), 3)
    kept = group(corpus, out=tmp_path / "ray", engine="ray", address=cluster, workers=2, stages=FAKE)
    group(corpus, out=tmp_path / "local", stages=FAKE)
    assert grouping_process.digest(tmp_path / "ray") == grouping_process.digest(tmp_path / "local")
    assert (kept["engine"], kept["workers"], kept["stories"]["counts"]["articles"]) == ("ray", 2, 15)


def test_a_killed_worker_of_the_cluster_is_replaced(cluster: str, tmp_path: Path) -> None:
    source = write_articles(tmp_path / "a.jsonl", plain(160))
    killed: list[int] = []
    killer = threading.Thread(target=kill_one, args=(tmp_path / "ray" / "work" / "done" / "read", killed), daemon=True)
    killer.start()
    run([source], tmp_path / "ray", engine="ray", address=cluster)
    killer.join(timeout=60)
    assert killed
    assert ids(tmp_path / "ray") == [f"n{n}" for n in range(160)]


def kill_one(done: Path, killed: list[int]) -> None:
    """Kills one of Ray's processes that own a worker, when the first part has been read."""
    until = time.monotonic() + 60
    while not (done.exists() and any(done.iterdir())) and time.monotonic() < until:
        time.sleep(0.02)
    actors = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and "MapWorker" in title(entry)]
    for process in actors[:1]:
        os.kill(process, signal.SIGKILL)
        killed.append(process)


def title(entry: Path) -> str:
    try:
        return (entry / "cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""
