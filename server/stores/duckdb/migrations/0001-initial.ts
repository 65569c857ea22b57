import type { Migration } from "./migration";

/*
 * A moment is two columns: `x_day`, the UTC day since 1970-01-01, and `x_ms`, milliseconds within that day, NULL when only the date is
 * known. Attributes are JSON text with sorted keys, NULL when there are none.
 *
 * The record tables have no primary key on purpose: an index on (deal_id, product_id) makes the load of 5M deals four times slower
 * (26.6 s against 5.9 s), has to fit in memory, and guards nothing, because rows come in only through the merge of record-merge.ts, which
 * joins on the key.
 */
const records = [
  `CREATE TABLE clients (client_id VARCHAR NOT NULL, name VARCHAR, attributes VARCHAR)`,
  `CREATE TABLE products (
     product_id VARCHAR NOT NULL, name VARCHAR, category VARCHAR, list_price DOUBLE, launched_day INTEGER, launched_ms INTEGER,
     discontinued_day INTEGER, discontinued_ms INTEGER, funnel_id VARCHAR, attributes VARCHAR)`,
  `CREATE TABLE agents (agent_id VARCHAR NOT NULL, name VARCHAR, capacity DOUBLE, attributes VARCHAR)`,
  `CREATE TABLE deals (
     deal_id VARCHAR NOT NULL, client_id VARCHAR NOT NULL, product_id VARCHAR NOT NULL, stage VARCHAR NOT NULL, kind VARCHAR NOT NULL,
     opened_day INTEGER, opened_ms INTEGER, closed_day INTEGER, closed_ms INTEGER, amount DOUBLE, currency VARCHAR, quantity DOUBLE,
     agent_id VARCHAR, funnel_id VARCHAR, mechanic VARCHAR, attributes VARCHAR)`,
  `CREATE TABLE leads (
     lead_id VARCHAR NOT NULL, outcome VARCHAR, created_day INTEGER, created_ms INTEGER, source VARCHAR, closed_day INTEGER,
     closed_ms INTEGER, client_id VARCHAR, product_id VARCHAR, funnel_id VARCHAR, agent_id VARCHAR, attributes VARCHAR)`,
  `CREATE TABLE activities (
     activity_id VARCHAR NOT NULL, lead_id VARCHAR, deal_id VARCHAR, at_day INTEGER NOT NULL, at_ms INTEGER, type VARCHAR,
     agent_id VARCHAR, result VARCHAR, satisfaction DOUBLE, attributes VARCHAR)`,
  `CREATE TABLE assignments (lead_id VARCHAR NOT NULL, agent_id VARCHAR NOT NULL, assigned_day INTEGER, assigned_ms INTEGER)`,
];

const identity = [
  `CREATE TABLE aliases (
     entity VARCHAR NOT NULL, alias_id VARCHAR NOT NULL, canonical_id VARCHAR NOT NULL, reason VARCHAR NOT NULL,
     PRIMARY KEY (entity, alias_id))`,
  // Derived from aliases at every change: chains followed to their end.
  `CREATE TABLE alias_roots (entity VARCHAR NOT NULL, alias_id VARCHAR NOT NULL, root_id VARCHAR NOT NULL)`,
  `CREATE VIEW resolved_clients AS
     SELECT client_id, name, attributes FROM clients
     WHERE client_id NOT IN (SELECT alias_id FROM alias_roots WHERE entity = 'client')
     UNION ALL
     SELECT DISTINCT root_id, NULL, NULL FROM alias_roots
     WHERE entity = 'client' AND alias_id IN (SELECT client_id FROM clients) AND root_id NOT IN (SELECT client_id FROM clients)`,
  `CREATE VIEW resolved_products AS
     SELECT product_id, name, category, list_price, launched_day, launched_ms, discontinued_day, discontinued_ms, funnel_id, attributes
     FROM products
     WHERE product_id NOT IN (SELECT alias_id FROM alias_roots WHERE entity = 'product')
     UNION ALL
     SELECT DISTINCT root_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM alias_roots
     WHERE entity = 'product' AND alias_id IN (SELECT product_id FROM products) AND root_id NOT IN (SELECT product_id FROM products)`,
];

const money = [
  // Units of the reporting currency for one unit of `currency`, from `day` on; NULL: from always.
  `CREATE TABLE rates (currency VARCHAR NOT NULL, day INTEGER, rate DOUBLE NOT NULL)`,
];

const runs = [
  `CREATE TABLE runs (
     run_id VARCHAR PRIMARY KEY, created_at VARCHAR NOT NULL, status VARCHAR NOT NULL, active BOOLEAN NOT NULL, body VARCHAR NOT NULL)`,
  `CREATE TABLE analyses (run_id VARCHAR NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL)`,
  `CREATE TABLE run_problems (
     run_id VARCHAR NOT NULL, position INTEGER NOT NULL, problem_id VARCHAR NOT NULL, label VARCHAR NOT NULL, share DOUBLE,
     n_clients INTEGER, n_products INTEGER, stability DOUBLE)`,
  `CREATE TABLE run_client_mixtures (run_id VARCHAR NOT NULL, client_id VARCHAR NOT NULL, problem_id VARCHAR NOT NULL, share DOUBLE NOT NULL)`,
  `CREATE TABLE run_product_problems (
     run_id VARCHAR NOT NULL, product_id VARCHAR NOT NULL, problem_id VARCHAR NOT NULL, weight DOUBLE NOT NULL, probability DOUBLE NOT NULL)`,
  `CREATE TABLE run_intersections (
     run_id VARCHAR NOT NULL, product_a VARCHAR NOT NULL, product_b VARCHAR NOT NULL, clients_a INTEGER, clients_b INTEGER,
     clients_both INTEGER, expected DOUBLE, lift DOUBLE, lift_low DOUBLE, lift_high DOUBLE, p_value DOUBLE, q_value DOUBLE)`,
  `CREATE TABLE run_chain (
     run_id VARCHAR NOT NULL, from_problem VARCHAR NOT NULL, to_problem VARCHAR NOT NULL, observed DOUBLE, expected DOUBLE, lift DOUBLE,
     p_value DOUBLE, q_value DOUBLE, clients INTEGER)`,
  `CREATE TABLE run_states (run_id VARCHAR NOT NULL, state_id VARCHAR NOT NULL, label VARCHAR, clients INTEGER)`,
  `CREATE TABLE run_client_states (run_id VARCHAR NOT NULL, client_id VARCHAR NOT NULL, state_id VARCHAR NOT NULL)`,
  `CREATE TABLE policies (
     run_id VARCHAR NOT NULL, name VARCHAR NOT NULL, version INTEGER NOT NULL, created_at VARCHAR NOT NULL, body VARCHAR NOT NULL,
     PRIMARY KEY (run_id, name, version))`,
  `CREATE TABLE problem_labels (problem_id VARCHAR PRIMARY KEY, label VARCHAR NOT NULL)`,
];

const decisions = [
  `CREATE TABLE decisions (
     decision_id VARCHAR PRIMARY KEY, decided_at VARCHAR NOT NULL, client_id VARCHAR NOT NULL, product_id VARCHAR NOT NULL, rank INTEGER NOT NULL,
     score DOUBLE NOT NULL, propensity DOUBLE NOT NULL, candidates VARCHAR NOT NULL, probabilities VARCHAR NOT NULL,
     policy_name VARCHAR NOT NULL, policy_version INTEGER NOT NULL, run_id VARCHAR NOT NULL, state_id VARCHAR, problem_id VARCHAR,
     seed DOUBLE NOT NULL, reason VARCHAR NOT NULL)`,
  `CREATE TABLE outcomes (
     outcome_id VARCHAR PRIMARY KEY, decision_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, recorded_at VARCHAR NOT NULL, amount DOUBLE)`,
];

const jobs = [
  `CREATE TABLE jobs (
     job_id VARCHAR PRIMARY KEY, kind VARCHAR NOT NULL, status VARCHAR NOT NULL, payload VARCHAR NOT NULL, progress DOUBLE NOT NULL,
     stage VARCHAR NOT NULL, checkpoint VARCHAR NOT NULL, result VARCHAR NOT NULL, error VARCHAR, owner VARCHAR, lease_until VARCHAR,
     created_at VARCHAR NOT NULL, updated_at VARCHAR NOT NULL)`,
];

export const initialSchema: Migration = {
  version: 1,
  name: "initial",
  statements: [...records, ...identity, ...money, ...runs, ...decisions, ...jobs],
};
