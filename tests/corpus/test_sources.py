"""What a researcher names is found, each file once, or the input is named that is not there."""

from __future__ import annotations

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from selon.corpus.sources import find_sources, kind_of
from selon.errors import UsageError


def lay(folder, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"{}\n")


def found(*inputs: str) -> list[str]:
    return [source.url for source in find_sources(inputs)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("lot.jsonl", "jsonl"), ("lot.ndjson", "jsonl"), ("LOT.JSONL.GZ", "jsonl"), ("lot.jsonl.zst", "jsonl"),
        ("lot.parquet", "parquet"), ("crawl.warc", "warc"), ("crawl.warc.gz", "warc"), ("crawl.warc.zst", "warc"),
        ("lot.parquet.gz", None), ("crawl.cdx.gz", None), ("lot.json", None), ("jsonl", None), ("lot.gz", None),
    ],
)  # fmt: skip
def test_the_name_says_what_a_file_holds(name, kind):
    assert kind_of(name) == kind


def test_files_come_sorted_and_each_once(archive):
    lay(archive, "b.jsonl", "a.jsonl.gz", "an 2/c.warc.gz")
    names = [f"{archive}/a.jsonl.gz", f"{archive}/an 2/c.warc.gz", f"{archive}/b.jsonl"]
    assert found("b.jsonl", "./b.jsonl", str(archive), "*.jsonl") == names


def test_a_directory_is_read_below_but_for_what_is_hidden_or_no_article(archive):
    lay(archive, "lot/2024/06/a.jsonl", "lot/notes.txt", "lot/.tmp/b.jsonl", "lot/_SUCCESS.jsonl", "lot/x/_old/c.jsonl")
    assert found("lot") == found("lot/") == [f"{archive}/lot/2024/06/a.jsonl"]


@pytest.mark.parametrize("pattern", ["lot/*/a.jsonl", "lot/**/*.jsonl", "l[no]t/2024/?.jsonl", "lot/202*"])
def test_patterns_and_the_directories_that_they_match(archive, pattern):
    lay(archive, "lot/2024/a.jsonl", "lot/2024/b.cdx")
    assert found(pattern) == [f"{archive}/lot/2024/a.jsonl"]


def test_a_file_whose_name_looks_like_a_pattern(archive):
    lay(archive, "lot[1].jsonl", "lot1.jsonl")
    assert found("lot[1].jsonl") == [f"{archive}/lot[1].jsonl"]


def test_size_and_version_tell_when_a_file_has_changed(archive):
    lay(archive, "a.jsonl")
    (before,) = find_sources(["a.jsonl"])
    assert (before.size, before.kind) == (3, "jsonl")
    (archive / "a.jsonl").write_bytes(b"{}\n{}\n")
    (after,) = find_sources(["a.jsonl"])
    assert after.size == 6
    assert None is not before.version != after.version


def test_a_url_is_read_through_its_file_system():
    memory = fsspec.filesystem("memory")
    memory.pipe("/fonds/a.jsonl", b"{}\n")
    memory.pipe("/fonds/b.txt", b"")
    (source,) = find_sources(["memory://fonds/*"])
    assert (source.url, source.size) == ("memory:///fonds/a.jsonl", 3)
    with source.open() as stream:
        assert stream.read() == b"{}\n"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("absent.jsonl", "absent.jsonl: no such file or directory"),
        ("absent/*.jsonl", "absent/*.jsonl: no such file"),
        ("a.txt", "a.txt: holds nothing that is read into a corpus: give JSON Lines"),
        ("vide", "vide: holds nothing that is read into a corpus"),
        ("-", "-: a corpus cannot be read from standard input"),
        ("ftq://host/a.jsonl", "ftq://host/a.jsonl: ftq:// is no kind of address that is known"),
    ],
)
def test_what_is_not_there_is_named(archive, given, says):
    lay(archive, "a.txt", "vide/.keep")
    with pytest.raises(UsageError) as error:
        find_sources([given])
    assert str(error.value).startswith(says)


@pytest.mark.parametrize(("url", "package"), [("s3://fonds/a.jsonl", "s3fs"), ("gs://fonds/*.warc.gz", "gcsfs")])
def test_a_cloud_says_which_package_it_needs(monkeypatch, url, package):
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(UsageError, match=rf"needs a package that is not installed: pip install {package}$"):
        find_sources([url])


def write_table(path, **columns: list[str]) -> None:
    path.parent.mkdir(exist_ok=True)
    pq.write_table(pa.table(columns), path)


def test_a_missing_column_is_said_before_anything_is_read(archive):
    write_table(archive / "lot.parquet", id=["a"], body=["Le maire est parti."])
    with pytest.raises(UsageError, match=r"lot\.parquet: has no column 'text', only id, body: rename its columns"):
        find_sources(["lot.parquet"])


def test_two_kinds_of_tables_in_one_directory_are_named(archive):
    write_table(archive / "lot/a.parquet", id=["a"], text=["Le maire est parti."], title=["Départ"])
    write_table(archive / "lot/b.parquet", voice=["Le maire"], count=["3"])
    with pytest.raises(UsageError) as error:
        find_sources(["lot"])
    assert "lot/b.parquet: has no column 'id' and 'text', only voice, count (" in str(error.value)
    assert "lot/a.parquet has them: two kinds of tables stand together)" in str(error.value)


def test_tables_that_differ_in_other_columns_stand_together(archive):
    write_table(archive / "lot/a.parquet", id=["a"], text=["Le maire est parti."], title=["Départ"])
    write_table(archive / "lot/b.parquet", text=["Le maire est revenu."], id=["b"])
    assert len(find_sources(["lot"])) == 2
