"""What lies at a cloud's, or in a ZIP archive, is read as on this machine."""

from __future__ import annotations

import gzip
import io
import json
from zipfile import ZipFile

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from fsspec.spec import AbstractBufferedFile, AbstractFileSystem
from warc_files import news

from selon.corpus.sources import find_sources
from selon.errors import UsageError

TEXT = "La mairie de Montclar a confirmé mardi la fermeture du marché couvert pour trois semaines."
LINES = "".join(json.dumps({"id": f"m-{n}", "text": TEXT}, ensure_ascii=False) + "\n" for n in range(3)).encode()


def table() -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table({"id": ["m-0", "m-1", "m-2"], "text": [TEXT] * 3}), file)
    return file.getvalue()


FILES = {
    "a.jsonl": LINES, "b.jsonl.gz": gzip.compress(LINES), "c.jsonl.zst": zstandard.compress(LINES), "d.parquet": table(),
    "e.warc": news(1) + news(2) + news(3), "f.warc.gz": b"".join(gzip.compress(news(n)) for n in (1, 2, 3)),
}  # fmt: skip


BROKEN = "broken.jsonl"


class UnfinishedError(Exception):
    """What a package raises where the network fails; it is no OSError."""


class Piece(AbstractBufferedFile):
    """A file that comes piece by piece, as those of s3fs, gcsfs and web servers do."""

    def _fetch_range(self, start: int, end: int) -> bytes:
        if self.path == BROKEN:
            raise UnfinishedError("half of it came")
        return FILES[self.path][start:end]


class Cloud(AbstractFileSystem):
    """A bucket with FILES in it."""

    protocol = "cloud"

    def ls(self, path, detail=True, **more):
        inside = path.rstrip("/")
        return [
            {"name": name, "size": len(data), "type": "file", "ETag": f'"{name}-1"'}
            for name, data in {**FILES, BROKEN: LINES}.items()
            if inside in ("", name)
        ]

    def isdir(self, path):
        if path in FILES:
            raise AssertionError(f"{path}: a web server would be asked for all of it")
        return super().isdir(path)

    def _open(self, path, mode="rb", **more):
        return Piece(self, path, mode, size=len(FILES.get(path, LINES)))


@pytest.fixture
def cloud():
    fsspec.register_implementation("cloud", Cloud, clobber=True)


@pytest.mark.parametrize("name", FILES)
def test_files_of_a_cloud_are_read_whatever_they_hold(cloud, read_all, name):
    items = read_all(f"cloud://{name}")
    assert [getattr(item, "text", item)[:10] for item in items] in ([TEXT[:10]] * 3, ["La préfect"] * 3)
    assert find_sources([f"cloud://{name}"])[0].version == f"{name}-1"


def test_a_network_that_fails_is_no_damage(cloud, read_all):
    with pytest.raises(OSError, match=r"cannot be read on \(half of it came\): is the network up\?: 'cloud://broken.jsonl'"):
        read_all(f"cloud://{BROKEN}")


@pytest.mark.parametrize("name", FILES)
def test_files_in_a_zip_archive_are_read_whatever_they_hold(archive, read_all, name):
    with ZipFile("lot.zip", "w") as lot:
        lot.writestr(f"2024/{name}", FILES[name])
    items = read_all("zip://2024/*::lot.zip")
    assert len({item.id for item in items}) == 3
    assert {item.text[:3] for item in items} == {"La "}


def test_a_file_in_an_archive_is_found_again_from_anywhere(archive, monkeypatch):
    with ZipFile("lot.zip", "w") as lot:
        lot.writestr("a.jsonl", LINES)
    (source,) = find_sources(["zip://*.jsonl::lot.zip"])
    assert source.url == f"zip://a.jsonl::file://{archive}/lot.zip"
    monkeypatch.chdir("/")
    with source.open() as stream:
        assert stream.read() == LINES


@pytest.mark.parametrize("given", ["zip://a.jsonl::absent.zip", "zip://absent.jsonl::lot.zip"])
def test_what_is_not_in_an_archive_is_named(archive, given):
    with ZipFile("lot.zip", "w") as lot:
        lot.writestr("a.jsonl", LINES)
    with pytest.raises(UsageError, match=r"no such file or directory: check the path$"):
        find_sources([given])
