import { Field, ID, Int, ObjectType } from "type-graphql";

@ObjectType("DatasetStatus", { description: "What is loaded and how fresh the results are." })
export class DatasetStatusType {
  @Field(() => String, { description: "Kind of the store: duckdb or neo4j." })
  store!: string;

  @Field(() => Int, { description: "Clients loaded." })
  clients!: number;

  @Field(() => Int, { description: "Products loaded." })
  products!: number;

  @Field(() => Int, { description: "Agents loaded." })
  agents!: number;

  @Field(() => Int, { description: "Deal lines loaded, of any stage." })
  deals!: number;

  @Field(() => Int, { description: "Leads loaded." })
  leads!: number;

  @Field(() => Int, { description: "Activities loaded." })
  activities!: number;

  @Field(() => Int, { description: "Assignments of leads loaded." })
  assignments!: number;

  @Field(() => String, { description: "Changes whenever a stored row changes." })
  digest!: string;

  @Field(() => ID, { nullable: true, description: "Run whose results are served; null when nothing was analysed." })
  activeRunId!: string | null;

  @Field(() => String, { nullable: true, description: "When that run finished, ISO instant, UTC." })
  analysedAt!: string | null;

  @Field(() => String, { nullable: true, description: "First day with a won deal in that run, ISO date, UTC." })
  firstDealOn!: string | null;

  @Field(() => String, { nullable: true, description: "Last day with a won deal in that run, ISO date, UTC." })
  lastDealOn!: string | null;

  @Field(() => Boolean, { description: "Whether rows changed since the active run was made: analyse again to see them." })
  stale!: boolean;
}
