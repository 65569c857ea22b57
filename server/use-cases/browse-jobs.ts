import type { PageRequest } from "../ports/paging";
import { MAX_PAGE, pageOfFixedList } from "./pages";
import { defineUseCase } from "./use-case";

export const listJobs = defineUseCase("jobs.read", async ({ stores }, input: { readonly page: PageRequest }) =>
  pageOfFixedList(await stores.jobs.jobs(MAX_PAGE), input.page, "jobs"),
);

export const findJob = defineUseCase("jobs.read", ({ stores }, input: { readonly id: string }) => stores.jobs.job(input.id));
