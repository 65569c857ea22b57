import type { PrivacyBook } from "../ports/privacy-book";
import { withoutSubject } from "../use-cases/settings-of-subject";
import type { JobHandler } from "./leased-job-runner";

/** The handler, whose results name nobody who was erased, not even while it ran: it may have read the rows before. */
export function forgetful(handler: JobHandler, book: PrivacyBook): JobHandler {
  return {
    ...handler,
    async run(job, tools) {
      const result = await handler.run(job, tools);
      await book.refresh();
      return book.hasTombstones() ? withoutSubject(result, (kind, id) => book.isErased(kind, id)) : result;
    },
  };
}
