import type { Migration } from "./migration";

/** What serving needs: the part in which a policy decided, the order of outcomes, and versioned settings. */
export const servingSchema: Migration = {
  version: 2,
  name: "serving",
  statements: [
    `ALTER TABLE decisions ADD COLUMN slate_id VARCHAR`,
    `ALTER TABLE decisions ADD COLUMN role VARCHAR`,
    `ALTER TABLE decisions ADD COLUMN experiment_id VARCHAR`,
    `ALTER TABLE decisions ADD COLUMN features_digest VARCHAR`,
    `ALTER TABLE decisions ADD COLUMN predicted DOUBLE`,
    // Ids of slates were those of their decisions without the rank.
    `UPDATE decisions SET slate_id = regexp_replace(decision_id, '-[0-9]+$', ''), role = 'champion', features_digest = ''`,
    `ALTER TABLE outcomes ADD COLUMN sequence INTEGER`,
    `UPDATE outcomes SET sequence = numbered.place FROM (
       SELECT outcome_id, row_number() OVER (ORDER BY recorded_at, outcome_id)::INTEGER AS place FROM outcomes
     ) AS numbered WHERE outcomes.outcome_id = numbered.outcome_id`,
    `CREATE TABLE settings (
       name VARCHAR NOT NULL, version INTEGER NOT NULL, set_at VARCHAR NOT NULL, set_by VARCHAR NOT NULL, body VARCHAR NOT NULL,
       PRIMARY KEY (name, version))`,
  ],
};
