"""Seconds, CPU seconds and peak memory of a piece of work in a peer."""
import resource
import time


class Cost:
    """`with Cost() as cost: ...`, then cost.seconds, cost.cpuSeconds; `told()` adds the peak of the process so far."""

    def __enter__(self):
        self.wall, self.cpu = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_):
        self.seconds = time.perf_counter() - self.wall
        self.cpuSeconds = time.process_time() - self.cpu

    def told(self):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {"seconds": self.seconds, "cpuSeconds": self.cpuSeconds, "peakMb": peak}
