import { Field, ID, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../paging";

@ObjectType("State", { description: "A group of clients alike in mixture and life-cycle; what tabular policies learn on." })
export class StateType {
  /** Position in the run's list of states. */
  index!: number;

  @Field(() => ID, { description: "Id, `s0`, `s1`, ..." })
  id!: string;

  @Field(() => String, { description: "The state in words." })
  label!: string;

  @Field(() => Int, { description: "Clients in it." })
  nClients!: number;
}

export const StateConnection = connectionOf(() => StateType, "State");
