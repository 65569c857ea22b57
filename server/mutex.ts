/** Runs tasks one at a time, in the order they came. */
export class Mutex {
  private tail: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.tail.then(task, task);
    // The next task runs whatever became of this one.
    this.tail = result.catch(() => undefined);
    return result;
  }
}
