import { Button, Progress } from "@mantine/core";
import { useEffect, useRef, useState, type DragEvent, type ReactNode } from "react";
import { Link } from "react-router";
import { useStatus } from "../data/status";
import { useCancelJob } from "../data/use-cancel-job";
import { useStartAnalysis } from "../data/use-start-analysis";
import { useAnnounce } from "../shared/announcer";
import { displayName, formatCount, formatShare } from "../shared/format";
import { useTitle } from "../shared/use-title";
import { texts } from "../texts";
import {
  followImport,
  guessKind,
  KINDS,
  previewFile,
  saveMapping,
  uploadFile,
  type ImportJob,
  type ImportKind,
  type Mapping,
  type Preview,
} from "./import-api";

interface Dropped {
  readonly id: number;
  readonly file: File;
  readonly kind: ImportKind;
  readonly preview: Preview | null;
  /** What people changed; null is as recognised. */
  readonly mapping: Mapping | null;
  readonly step: "reading" | "ready" | "sending" | "loading" | "done" | "failed";
  readonly job: ImportJob | null;
  readonly cause: string | null;
}

/** Files in: drop, see what was understood, load, take the rejects, analyse. */
export function ImportView(): ReactNode {
  useTitle(texts.imports.title);
  const { dataset, check } = useStatus();
  const announce = useAnnounce();
  const [files, setFiles] = useState<readonly Dropped[]>([]);
  const [over, setOver] = useState(false);
  const nextId = useRef(1);
  const input = useRef<HTMLInputElement>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const patch = (id: number, change: Partial<Dropped>): void => {
    if (alive.current) setFiles((before) => before.map((each) => (each.id === id ? { ...each, ...change } : each)));
  };
  const read = async (id: number, file: File, kind: ImportKind): Promise<void> => {
    patch(id, { kind, step: "reading", preview: null, mapping: null, cause: null });
    try {
      const preview = await previewFile(file, kind);
      patch(id, { preview, step: "ready" });
      announce(texts.imports.understood(displayName(file.name, 60), preview.columns.filter((each) => each.column !== null).length));
    } catch (error) {
      patch(id, { step: "failed", cause: error instanceof Error ? error.message : String(error) });
    }
  };
  const add = (list: FileList | null): void => {
    for (const file of list ?? []) {
      const id = nextId.current;
      nextId.current += 1;
      const kind = guessKind(file.name);
      setFiles((before) => [...before, { id, file, kind, preview: null, mapping: null, step: "reading", job: null, cause: null }]);
      void read(id, file, kind);
    }
  };
  const load = async ({ id, file, kind, mapping, preview }: Dropped): Promise<void> => {
    patch(id, { step: "sending", cause: null });
    try {
      const name = mapping === null ? "auto" : await saveMapping(kind, mapping);
      const jobId = await uploadFile(file, kind, preview === null ? null : name);
      const job = await followImport(jobId, (now) => {
        patch(id, { step: "loading", job: now });
      });
      const stopped = job.status === "cancelled" ? texts.imports.cancelled : null;
      patch(id, { step: job.status === "succeeded" ? "done" : "failed", job, cause: job.error ?? stopped });
      announce(job.status === "succeeded" ? texts.imports.loaded(displayName(file.name, 60)) : (job.error ?? texts.imports.failed));
      check();
    } catch (error) {
      patch(id, { step: "failed", cause: error instanceof Error ? error.message : String(error) });
    }
  };
  // Deals name clients and products, so those come first.
  const waiting = files.filter((each) => each.step === "ready").sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  const loadAll = async (): Promise<void> => {
    for (const each of waiting) await load(each);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  const anyDone = files.some((each) => each.step === "done");
  return (
    <div className="page">
      <header className="page-head">
        <h1>{texts.imports.title}</h1>
        <p className="lead">{texts.imports.lead}</p>
      </header>
      <div
        className={over ? "drop-zone drop-over" : "drop-zone"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={drop}
      >
        <p>{texts.imports.drop}</p>
        <input
          ref={input}
          type="file"
          multiple
          accept=".csv,.tsv,.txt,.ndjson,.jsonl,.parquet"
          className="visually-hidden"
          aria-label={texts.imports.choose}
          onChange={(event) => {
            add(event.currentTarget.files);
            event.currentTarget.value = "";
          }}
        />
        <Button variant="default" onClick={() => input.current?.click()}>
          {texts.imports.choose}
        </Button>
        <p className="muted">{texts.imports.stays}</p>
      </div>
      {files.map((each) => (
        <FileCard
          key={each.id}
          dropped={each}
          onKind={(kind) => {
            void read(each.id, each.file, kind);
          }}
          onMapping={(mapping) => {
            patch(each.id, { mapping });
          }}
          onLoad={() => {
            void load(each);
          }}
          onRemove={() => {
            setFiles((before) => before.filter((other) => other.id !== each.id));
          }}
        />
      ))}
      {waiting.length > 1 && (
        <div>
          <Button
            onClick={() => {
              void loadAll();
            }}
          >
            {texts.imports.loadAll(waiting.length)}
          </Button>
        </div>
      )}
      {(anyDone || (dataset.deals > 0 && dataset.stale)) && <AnalyseCard />}
    </div>
  );
}

interface CardProps {
  readonly dropped: Dropped;
  readonly onKind: (kind: ImportKind) => void;
  readonly onMapping: (mapping: Mapping) => void;
  readonly onLoad: () => void;
  readonly onRemove: () => void;
}

function FileCard({ dropped, onKind, onMapping, onLoad, onRemove }: CardProps): ReactNode {
  const { file, kind, preview, step, job, cause } = dropped;
  const name = displayName(file.name, 80);
  const title = `file-${dropped.id}`;
  const editable = step === "ready" || step === "failed";
  return (
    <section className="card" aria-labelledby={title}>
      <div className="card-head">
        <h2 id={title}>{name}</h2>
        <label className="native-select">
          <span>{texts.imports.kind}</span>
          <select
            value={kind}
            disabled={!editable}
            onChange={(event) => {
              const chosen = KINDS.find((each) => each === event.currentTarget.value);
              if (chosen !== undefined) onKind(chosen);
            }}
          >
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {texts.imports.kinds[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {step === "reading" && <p role="status">{texts.imports.reading}</p>}
      {cause !== null && (
        <p role="alert" className="bad-text">
          {displayName(cause, 400)}
        </p>
      )}
      {preview !== null && (
        <PreviewTables preview={preview} mapping={dropped.mapping ?? preview.mapping} editable={editable} onMapping={onMapping} />
      )}
      {(step === "sending" || step === "loading") && (
        <>
          <Progress value={100 * (job?.progress ?? 0)} aria-label={texts.imports.progress(name)} />
          <p className="muted" role="status">
            {step === "sending" ? texts.imports.sending : `${job?.stage ?? ""} ${formatShare(job?.progress)}`}
          </p>
          {job !== null && <StopButton jobId={job.job_id} />}
        </>
      )}
      {step === "done" && job !== null && <Outcome job={job} />}
      {editable && (
        <div className="button-row">
          <Button onClick={onLoad}>{texts.imports.load(name)}</Button>
          <Button variant="default" onClick={onRemove}>
            {texts.imports.remove}
          </Button>
        </div>
      )}
    </section>
  );
}

function StopButton({ jobId }: { readonly jobId: string }): ReactNode {
  const { cancel, cancelling, cause } = useCancelJob(() => undefined);
  return (
    <div className="button-row">
      <Button
        size="compact-sm"
        variant="default"
        loading={cancelling}
        onClick={() => {
          cancel(jobId);
        }}
      >
        {texts.runs.cancel}
      </Button>
      {cause !== null && (
        <p role="alert" className="bad-text">
          {cause}
        </p>
      )}
    </div>
  );
}

interface PreviewProps {
  readonly preview: Preview;
  readonly mapping: Mapping;
  readonly editable: boolean;
  readonly onMapping: (mapping: Mapping) => void;
}

function PreviewTables({ preview, mapping, editable, onMapping }: PreviewProps): ReactNode {
  const headers = [...new Set([...preview.columns.flatMap((each) => (each.column === null ? [] : [each.column])), ...preview.others])];
  const sampleColumns = [...new Set(preview.sample.flatMap((row) => Object.keys(row)))];
  const missing = preview.columns.filter(
    (each) => each.required && !Object.hasOwn(mapping.columns, each.target) && !Object.hasOwn(mapping.constants, each.target),
  );
  return (
    <>
      {preview.crm !== null && <p className="muted">{texts.imports.looksLike(preview.crm)}</p>}
      <h3>{texts.imports.columns}</h3>
      <div className="table-scroll" role="region" aria-label={texts.imports.columns} tabIndex={0}>
        <table className="compact-table">
          <thead>
            <tr>
              <th scope="col">{texts.imports.ours}</th>
              <th scope="col">{texts.imports.yours}</th>
              <th scope="col">{texts.imports.sure}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns
              .filter((each) => !each.target.startsWith("_"))
              .map((each) => (
                <tr key={each.target}>
                  <th scope="row">
                    {each.target}
                    {each.required && <span className="sub">{texts.imports.required}</span>}
                  </th>
                  <td>
                    <select
                      className="plain-select"
                      aria-label={texts.imports.columnFor(each.target)}
                      disabled={!editable}
                      value={mapping.columns[each.target] ?? ""}
                      onChange={(event) => {
                        const columns = Object.fromEntries(Object.entries(mapping.columns).filter(([target]) => target !== each.target));
                        const { value } = event.currentTarget;
                        onMapping({ ...mapping, columns: value === "" ? columns : { ...columns, [each.target]: value } });
                      }}
                    >
                      <option value="">{texts.imports.noColumn}</option>
                      {headers.map((header) => (
                        <option key={header} value={header}>
                          {displayName(header, 60)}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td title={displayName(each.why, 200)}>{each.column === null ? "–" : formatShare(each.confidence)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {missing.length > 0 && (
        <p role="alert" className="bad-text">
          {texts.imports.missing(missing.map((each) => each.target).join(", "))}
        </p>
      )}
      {preview.stages.length > 0 && (
        <p className="muted">
          {texts.imports.stages}{" "}
          {preview.stages
            .slice(0, 12)
            .map((each) => `${displayName(each.value, 30)} → ${each.stage} (${formatCount(each.rows)})`)
            .join("; ")}
        </p>
      )}
      {preview.others.length > 0 && (
        <p className="muted">{texts.imports.others(preview.others.map((each) => displayName(each, 40)).join(", "))}</p>
      )}
      {preview.sample.length > 0 && (
        <details className="more" open>
          <summary>{texts.imports.sample}</summary>
          <div className="table-scroll" role="region" aria-label={texts.imports.sample} tabIndex={0}>
            <table className="compact-table">
              <thead>
                <tr>
                  {sampleColumns.map((column) => (
                    <th scope="col" key={column}>
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {preview.sample.map((row, i) => (
                  <tr key={i}>
                    {sampleColumns.map((column) => (
                      <td key={column}>{displayName(row[column] ?? "", 40)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </>
  );
}

function Outcome({ job }: { readonly job: ImportJob }): ReactNode {
  const { result } = job;
  return (
    <div className="note note-good" role="status">
      <span className="note-text">
        {texts.imports.counts(formatCount(result?.inserted), formatCount(result?.updated), formatCount(result?.unchanged))}
        {(result?.rejected ?? 0) > 0 && ` ${texts.imports.rejected(formatCount(result?.rejected))}`}
      </span>
      {(result?.rejected ?? 0) > 0 && (
        <Button component="a" size="compact-sm" variant="default" href={`/api/v1/jobs/${job.job_id}/rejects`} download="rejects.csv">
          {texts.imports.getRejects}
        </Button>
      )}
    </div>
  );
}

function AnalyseCard(): ReactNode {
  const { start, starting, cause } = useStartAnalysis();
  const { running } = useStatus();
  return (
    <section className="card" aria-labelledby="analyse-title">
      <h2 id="analyse-title">{texts.imports.next}</h2>
      {running === null ? (
        <>
          <p>{texts.imports.nextText}</p>
          <div className="button-row">
            <Button
              loading={starting}
              onClick={() => {
                void start({ mode: "THOROUGH", activate: true });
              }}
            >
              {texts.runs.start}
            </Button>
            <Button component={Link} to="/" variant="default">
              {texts.states.toOverview}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p role="status">{texts.runs.underWay(formatShare(running.progress))}</p>
          <Progress value={100 * running.progress} aria-label={texts.runs.progress} />
          <p>
            <Link to="/">{texts.states.toOverview}</Link>
          </p>
        </>
      )}
      {cause !== null && (
        <p role="alert" className="bad-text">
          {cause}
        </p>
      )}
    </section>
  );
}
