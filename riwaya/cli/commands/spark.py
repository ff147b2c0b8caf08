"""`riwaya spark`: the same walk on Apache Spark, for more reports than one machine reads."""

from __future__ import annotations

import click

from riwaya.assess import POLICIES, AssessSettings
from riwaya.cli.options import as_day
from riwaya.read import ReadSettings
from riwaya.settings import Settings


@click.command()
@click.argument("source", metavar="INPUT")
@click.option("--out", required=True, metavar="OUTPUT", help="Folder for the tables: a path or an address that Spark writes (file, hdfs, s3a).")
@click.option("--master", metavar="URL", help="Where Spark runs, such as local[*]; under spark-submit leave it out.")
@click.option("--outlet", help="Outlet of reports that name none.")
@click.option("--published", callback=as_day, metavar="DAY", help="Day of publication (2018-12-03) of reports that give none.")
@click.option("--policy", default="ucdp_low_best_high", show_default=True, type=click.Choice(POLICIES.names), help="How figures that differ add up to low, best and high.")
@click.option("--slice", "slice_gigabytes", default=64.0, show_default=True, metavar="GB", type=click.FloatRange(min=0.001), help="Files of so many gigabytes are extracted as one step that a killed run does not repeat.")
def command(source: str, out: str, master: str | None, outlet: str | None, published: str | None, policy: str, slice_gigabytes: float) -> None:
    """Read a folder of JSON Lines or Parquet on Spark and write Parquet tables of incidents, accounts, reports and issues; needs the extra `spark`.

    The column `record` holds what `riwaya run` writes for the same reports. A run that was killed is gone on with by the same command.

    \b
    Examples:
      riwaya spark pages/ --out result --master "local[*]"
      riwaya spark s3a://corpus/2024/ --out s3a://results/2024
    """
    from riwaya.spark import SparkSettings, run_on_spark
    from riwaya.spark.session import start_session

    settings = Settings(read=ReadSettings(outlet=outlet, published=published), assess=AssessSettings(policy=policy))
    session = start_session(master)
    try:
        counts = run_on_spark(session, source, out, settings=settings, spark=SparkSettings(slice_bytes=int(slice_gigabytes * 1e9)))
    finally:
        session.stop()
    click.echo(", ".join(f"{count:,} {name}" for name, count in counts.items()))
    click.echo(f"The tables are in {out}; they hold the reports' texts: working files, not for publication.")
