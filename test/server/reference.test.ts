import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../../server/ports/errors";
import { checkExposure, readConfig, SETTINGS } from "../../server/config";
import { configurationPage, rolesPage } from "../../server/reference";

const docs = join(__dirname, "..", "..", "docs");

it("documents every setting and every role: otherwise run `npm run docs:reference`", () => {
  expect(readFileSync(join(docs, "configuration.md"), "utf8")).toBe(configurationPage());
  expect(readFileSync(join(docs, "roles.md"), "utf8")).toBe(rolesPage());
});

describe("settings", () => {
  const wrong: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ PORT: "70000" }, /PORT \(--port\) must be 0 to 65535/],
    [{ LOG_LEVEL: "loud" }, /LOG_LEVEL must be one of/],
    [{ DEALGRAPH_CORS_ORIGINS: "https://a.example/path" }, /origins such as/],
    [{ DEALGRAPH_OIDC_ISSUER: "ftp://x" }, /http/],
    [{ DEALGRAPH_OIDC_ISSUER: "https://id.example" }, /DEALGRAPH_OIDC_AUDIENCE is needed/],
    [{ DEALGRAPH_OIDC_CLIENT_ID: "x" }, /DEALGRAPH_PUBLIC_URL is needed/],
    [{ DEALGRAPH_PSEUDONYM_FIELDS: "name" }, /kind.column/],
    [{ DEALGRAPH_CONFIG: "/none.json" }, /DEALGRAPH_CONFIG/],
  ];
  it.each(wrong)("refuse %j at start, by name", (env, message) => {
    expect(() => readConfig(env)).toThrow(InputError);
    expect(() => readConfig(env)).toThrow(message);
  });

  it("have a default each, and an empty one means the default", () => {
    const empty = Object.fromEntries(Object.values(SETTINGS).map(({ variable }) => [variable, ""]));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it("keep the service on this machine until there is a way to tell who asks", () => {
    const config = readConfig({ HOST: "0.0.0.0" });
    expect(() => {
      checkExposure(config, false);
    }).toThrow(/loopback only/);
    expect(() => {
      checkExposure(config, true);
    }).not.toThrow();
  });
});
