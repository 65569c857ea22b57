const MS_PER_DAY = 86_400_000;

/** UTC day of a stored ISO date or instant. */
export const dayOf = (text: string): number => Math.floor(Date.parse(text) / MS_PER_DAY);
