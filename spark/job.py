"""The Spark side of dealgraph: one application an analysis, told what to do by files in its folder.

    spark-submit job.py FOLDER STORAGE

FOLDER is on the machine of the driver and shared with dealgraph: deals.parquet, options.json, request-N.json, and the answers. STORAGE is
where Spark reads and writes, in any form that Spark takes (a path, file:, hdfs:, s3a:); when it is not FOLDER itself, files are copied
between the two by Hadoop's own file systems, and removed there in the end, however the end comes. Lines on stdout that begin with
`dealgraph ` are progress: fraction, then a stage.
"""
import json
import os
import shutil
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import numpy as np  # noqa: E402
from pyspark import StorageLevel  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

import mixture  # noqa: E402

# dealgraph touches FOLDER/alive every few seconds; untouched for so long, nobody waits for an answer. Long enough for a busy machine.
LEASE_SECONDS = 300
# State is written out every so many iterations, so that a lost executor repeats no more than these.
CHECKPOINT_EVERY = 10
# Pairs in a block at the most; a block is what one task holds in memory.
BLOCK_PAIRS = 1_000_000
KEPT = StorageLevel.MEMORY_AND_DISK
# Blocks summed at a time on an executor before the driver sees them.
SUM_GROUP = 16


def report(fraction, stage):
    print(f"dealgraph {fraction:.4f} {stage}", flush=True)


def statements(name):
    """Statements of a file of this folder; comments run to the end of their line."""
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        text = "\n".join(line.split("--")[0] for line in file)
    return [statement.strip() for statement in text.split(";") if statement.strip()]


class Job:
    def __init__(self, folder, storage):
        self.folder = folder
        self.storage = storage
        self.spark = SparkSession.builder.config("spark.sql.adaptive.coalescePartitions.enabled", "false").getOrCreate()
        self.context = self.spark.sparkContext
        self.context.addPyFile(os.path.join(HERE, "mixture.py"))
        self.context.setCheckpointDir(self.at("checkpoints"))
        self.options = self.read_json("options.json")
        self.ending = threading.Lock()
        self.is_over = False
        # Taken now: it is needed when the context is gone.
        self.hadoop = self.context._jsc.hadoopConfiguration()
        self.partitions = int(self.spark.conf.get("spark.sql.shuffle.partitions"))

    def at(self, name):
        return f"{self.storage}/{name}"

    def local(self, name):
        return os.path.join(self.folder, name)

    def read_json(self, name):
        with open(self.local(name), encoding="utf-8") as file:
            return json.load(file)

    @property
    def is_shared(self):
        return self.storage == f"file://{self.folder}"

    def _hadoop(self):
        jvm = self.context._jvm
        remote = jvm.org.apache.hadoop.fs.Path(self.storage)
        return jvm, remote.getFileSystem(self.hadoop)

    def upload(self, name):
        if not self.is_shared:
            jvm, files = self._hadoop()
            path = jvm.org.apache.hadoop.fs.Path
            files.copyFromLocalFile(False, True, path(f"file://{self.local(name)}"), path(self.at(name)))

    def download(self, name):
        if not self.is_shared:
            jvm, files = self._hadoop()
            path = jvm.org.apache.hadoop.fs.Path
            files.copyToLocalFile(False, path(self.at(name)), path(f"file://{self.local(name)}"), True)

    def end(self):
        """Stops whatever runs and removes what was copied; FOLDER itself belongs to dealgraph. Whoever comes second waits for the first."""
        with self.ending:
            if self.is_over:
                return
            self.is_over = True
            self.context.cancelAllJobs()
            self.spark.stop()
            if not self.is_shared:
                jvm, files = self._hadoop()
                files.delete(jvm.org.apache.hadoop.fs.Path(self.storage), True)

    def open_deals(self):
        self.upload("deals.parquet")
        self.spark.read.parquet(self.at("deals.parquet")).createOrReplaceTempView("deals")
        row = [(int(self.options["maxProducts"]), int(self.options["asOfDay"]))]
        self.spark.createDataFrame(row, "max_products int, as_of_day int").createOrReplaceTempView("options")
        for name in ("intersections.sql", "features.sql"):
            for statement in statements(name):
                self.spark.sql(statement)
                # Read several times over: kept, spilling to disk.
                if "VIEW pairs AS" in statement:
                    self.spark.catalog.cacheTable("pairs", KEPT)

    def write(self, view, *order):
        table = self.spark.table(view)
        (table.orderBy(*order) if order else table).write.mode("overwrite").parquet(self.at(f"{view}.parquet"))
        self.download(f"{view}.parquet")

    def count(self, request):
        report(0.0, "counting in Spark")
        self.write("intersections")
        return {}

    def features(self, request):
        report(0.0, "features in Spark")
        self.write("client_features")
        return {}

    def blocks(self, n_problems):
        """Clients in blocks of their own, the same whatever the order of the rows."""
        pairs = self.spark.table("pairs")
        n_blocks = max(1, self.partitions, -(-pairs.count() // BLOCK_PAIRS))
        rows = (
            pairs.selectExpr(f"client % {n_blocks} AS block", "CAST(client AS BIGINT) * 4294967296 + product AS code")
            .groupBy("block")
            .agg({"code": "collect_list"})
        )
        arrays = rows.rdd.map(lambda row: (row[0], np.array(row[1], dtype=np.int64)))
        placed = arrays.partitionBy(n_blocks, lambda block: block)
        return placed.mapValues(lambda codes: (mixture.Block(codes, n_problems), None))

    def assign(self, request):
        """Folds clients into the given profiles, then iterates clients and profiles together (refit.task.ts)."""
        n_problems, n_products = request["nProblems"], request["nProducts"]
        numbers = np.fromfile(self.local(request["profiles"]), dtype="<f8")
        phi = numbers[: n_products * n_problems].reshape(n_products, n_problems).T.copy()
        pi = numbers[n_products * n_problems :][:n_problems].copy()
        background = numbers[n_products * n_problems + n_problems :].copy()
        model = {"phi": phi, "pi": pi, "background": background}
        prior = request["prior"]
        report(0.0, "clients to executors")
        steps = request["foldIterations"] + request["iterations"]
        shared = self.context.broadcast(model)
        state = self.blocks(n_problems).mapValues(repeat(shared, prior, request["foldIterations"])).persist(KEPT)
        for iteration in range(request["iterations"]):
            stepped = state.mapValues(repeat(shared, prior, 1)).persist(KEPT)
            is_saved = iteration % CHECKPOINT_EVERY == CHECKPOINT_EVERY - 1
            if is_saved:
                stepped.checkpoint()
            profile_weights, totals = self.sum_blocks(stepped)
            state.unpersist()
            state = stepped
            # Executors need it again only when one is lost; not destroyed, because the plan names it even beyond a checkpoint.
            shared.unpersist()
            model = mixture.next_model(model, totals, profile_weights, prior["beta"])
            shared = self.context.broadcast(model)
            report((request["foldIterations"] + iteration + 1) / steps, f"mixtures in Spark, iteration {iteration + 1}")
        schema = "block int, clients binary, counts binary"
        packed = self.spark.createDataFrame(state.map(lambda item: pack(item[0], item[1][0])), schema)
        packed.write.mode("overwrite").parquet(self.at("mixtures.parquet"))
        self.download("mixtures.parquet")
        np.concatenate([model["phi"].T.reshape(-1), model["pi"]]).astype("<f8").tofile(self.local("model.bin"))
        return {}

    def sum_blocks(self, stepped):
        """Sums in the order of the blocks, so that equal data give equal bits."""
        groups = stepped.map(lambda item: (item[0] // SUM_GROUP, (item[0], item[1][1], item[1][0].counts.sum(axis=1))))
        n_groups = -(-stepped.getNumPartitions() // SUM_GROUP)
        parts = groups.groupByKey(n_groups).mapValues(add_in_order).collect()
        return add_in_order((group, weights, totals) for group, (weights, totals) in parts)


def add_in_order(parts):
    ordered = sorted(parts, key=lambda part: part[0])
    weights, totals = ordered[0][1].copy(), ordered[0][2].copy()
    for _, more_weights, more_totals in ordered[1:]:
        weights += more_weights
        totals += more_totals
    return weights, totals


def repeat(shared, prior, iterations):
    """Iterations with fixed profiles; gives the block with its new counts, and the weights of the last iteration."""

    def run(state):
        block, weights = state[0], None
        for _ in range(iterations):
            weights = block.step(shared.value, prior)
        return block, weights

    return run


def pack(number, block):
    counts = np.ascontiguousarray(block.counts.T, dtype="<f8")
    return int(number), bytearray(block.clients.astype("<i4").tobytes()), bytearray(counts.tobytes())


def watch(folder, running):
    """Ends the application when it is told to stop, or when nobody waits for it any more."""
    touched, since = None, time.monotonic()
    while True:
        time.sleep(0.5)
        # By our own clock: that of the folder may be another machine's, and a machine that slept has lost no time.
        try:
            now = os.path.getmtime(os.path.join(folder, "alive"))
        except OSError:
            is_left = True
        else:
            if now != touched:
                touched, since = now, time.monotonic()
            is_left = time.monotonic() - since > LEASE_SECONDS
        if is_left or os.path.exists(os.path.join(folder, "stop")):
            try:
                for job in running:
                    job.end()
            finally:
                if is_left:
                    shutil.rmtree(folder, ignore_errors=True)
                os._exit(3 if is_left else 0)


def answer(job, number):
    request = job.read_json(f"request-{number}.json")
    result = {"count": job.count, "features": job.features, "assign": job.assign}[request["do"]](request)
    partial = job.local(f"answer-{number}.partial")
    with open(partial, "w", encoding="utf-8") as file:
        json.dump(result, file)
    os.replace(partial, job.local(f"answer-{number}.json"))


def main(folder, storage):
    running = []
    threading.Thread(target=watch, args=(folder, running), daemon=True).start()
    job = Job(folder, storage)
    running.append(job)
    try:
        job.open_deals()
        report(0.0, "Spark is ready")
        number = 0
        while not os.path.exists(job.local("done")):
            if os.path.exists(job.local(f"request-{number}.json")):
                answer(job, number)
                number += 1
            else:
                time.sleep(0.1)
    finally:
        job.end()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
