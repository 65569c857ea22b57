import { Button, TextInput } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { useMutation } from "urql";
import { causeOf } from "../data/graphql-client";
import { graphql } from "../gql";
import { useAnnounce } from "../shared/announcer";
import { calmName } from "../shared/format";
import { PencilIcon } from "../shared/icons";
import { texts } from "../texts";

const RENAME = graphql(`
  mutation RenameProblem($id: ID!, $label: String) {
    renameProblem(id: $id, label: $label) {
      id
      label
      named
    }
  }
`);

interface Props {
  readonly problem: { readonly id: string; readonly label: string; readonly generatedLabel: string; readonly named: boolean };
}

/** The heading of a problem, which people may change: their name outlives runs. */
export function ProblemName({ problem }: Props): ReactNode {
  const [draft, setDraft] = useState<string | null>(null);
  const [{ fetching, error }, rename] = useMutation(RENAME);
  const announce = useAnnounce();

  const save = async (label: string | null): Promise<void> => {
    const result = await rename({ id: problem.id, label });
    if (result.error !== undefined) return;
    setDraft(null);
    announce(texts.problem.renamed(result.data?.renameProblem.label ?? ""));
  };

  if (draft === null)
    return (
      <div className="title-row">
        <h1 title={problem.label}>{calmName(problem.label, 120)}</h1>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<PencilIcon />}
          onClick={() => {
            setDraft(problem.named ? problem.label : "");
          }}
        >
          {problem.named ? texts.problem.rename : texts.problem.giveName}
        </Button>
      </div>
    );
  return (
    <form
      className="rename"
      onSubmit={(event) => {
        event.preventDefault();
        void save(draft.trim() === "" ? null : draft.trim());
      }}
    >
      <h1 className="visually-hidden">{calmName(problem.label, 120)}</h1>
      <TextInput
        label={texts.problem.nameLabel}
        description={texts.problem.nameHelp}
        value={draft}
        maxLength={120}
        autoFocus
        placeholder={calmName(problem.generatedLabel, 60)}
        error={error === undefined ? undefined : causeOf(error)}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") setDraft(null);
        }}
      />
      <div className="button-row">
        <Button type="submit" size="sm" loading={fetching}>
          {texts.problem.save}
        </Button>
        <Button
          size="sm"
          variant="default"
          onClick={() => {
            setDraft(null);
          }}
        >
          {texts.problem.cancel}
        </Button>
        {problem.named && (
          <Button
            size="sm"
            variant="subtle"
            color="gray"
            onClick={() => {
              void save(null);
            }}
          >
            {texts.problem.useGenerated}
          </Button>
        )}
      </div>
    </form>
  );
}
