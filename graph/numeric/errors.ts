/** An argument outside its documented range. The message names the argument, the range and the value. */
export class InvalidArgumentError extends Error {
  override readonly name = "InvalidArgumentError";
}

/** Work was cancelled through its signal before it finished; nothing was returned. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";
}
