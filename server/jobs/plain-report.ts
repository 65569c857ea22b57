/** A report as plain JSON, as jobs keep it: numbers that are not finite become null. */
export const plainReport = (report: object): unknown => JSON.parse(JSON.stringify(report)) as unknown;
