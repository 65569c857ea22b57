import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";

@ObjectType("CalibrationDrift", { description: "Acceptances against those that the policy expected." })
export class CalibrationDriftType {
  @Field(() => Float, { description: "Acceptances expected, the sum of predicted chances." })
  expected!: number;

  @Field(() => Float, { description: "Acceptances seen." })
  observed!: number;

  @Field(() => Float, { description: "Two-sided p-value." })
  pValue!: number;

  @Field(() => Boolean, { description: "Whether it counts as drift." })
  drifted!: boolean;
}

@ObjectType("RewardDrift", { description: "Mean reward, recent against before." })
export class RewardDriftType {
  @Field(() => Float, { description: "Accepted share before." })
  before!: number;

  @Field(() => Float, { description: "Accepted share lately." })
  recent!: number;

  @Field(() => Float, { description: "Two-sided p-value." })
  pValue!: number;

  @Field(() => Boolean, { description: "Whether it counts as drift." })
  drifted!: boolean;
}

@ObjectType("StateShareDrift", { description: "Share of one state among the decisions." })
export class StateShareDriftType {
  @Field(() => ID, { description: "The state; `none` for clients without one." })
  stateId!: string;

  @Field(() => Float, { description: "Share before." })
  before!: number;

  @Field(() => Float, { description: "Share lately." })
  recent!: number;
}

@ObjectType("StatesDrift", { description: "Mix of client states, recent against before." })
export class StatesDriftType {
  @Field(() => Float, { description: "Population stability index." })
  psi!: number;

  @Field(() => Boolean, { description: "Whether it counts as drift." })
  drifted!: boolean;

  @Field(() => [StateShareDriftType], { description: "Shares by state." })
  shares!: StateShareDriftType[];
}

@ObjectType("DriftReport", { description: "Whether what is served still fits. A part is null where there is too little to judge it by." })
export class DriftReportType {
  @Field(() => ID, { description: "The served run." })
  runId!: string;

  @Field(() => Int, { description: "Days that count as recent." })
  recentDays!: number;

  @Field(() => CalibrationDriftType, { nullable: true, description: "Acceptances against those expected." })
  calibration!: CalibrationDriftType | null;

  @Field(() => RewardDriftType, { nullable: true, description: "Mean reward." })
  reward!: RewardDriftType | null;

  @Field(() => StatesDriftType, { nullable: true, description: "Mix of client states." })
  states!: StatesDriftType | null;

  @Field(() => Boolean, { description: "Whether any part drifted." })
  drifted!: boolean;
}

@ObjectType("RetrainingPlan", { description: "When the service trains anew by itself." })
export class RetrainingPlanType {
  @Field(() => Int, { nullable: true, description: "After so many days; null: not by time." })
  everyDays!: number | null;

  @Field(() => Boolean, { description: "When decisions drift." })
  onDrift!: boolean;

  @Field(() => Boolean, { description: "Serve the new run when it is not worse; else it waits to be activated." })
  promote!: boolean;

  @Field(() => Int, { description: "Days of decisions that count as recent." })
  recentDays!: number;
}

@InputType("RetrainingPlanInput", { description: "When the service trains anew by itself." })
export class RetrainingPlanInput {
  @Field(() => Int, { nullable: true, description: "After so many days; missing: not by time." })
  everyDays?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: "When decisions drift." })
  onDrift!: boolean;

  @Field(() => Boolean, { defaultValue: true, description: "Serve the new run when it is not worse; else it waits to be activated." })
  promote!: boolean;

  @Field(() => Int, { defaultValue: 30, description: "Days of decisions that count as recent." })
  recentDays!: number;
}
