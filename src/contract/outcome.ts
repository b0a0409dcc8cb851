/** The response header, with the value `unknown`, of a failed change that may have happened all the same. */
export const OUTCOME_HEADER = 'x-outcome';
