import type { Board } from "@/api/types";

export interface StepVotes {
  step: Board["steps"][number];
  /** Dots on what was said of the step itself: it decides, or it hurts. */
  dots: number;
  /** Dots on ideas for it. */
  ideas: number;
}

type Voted = Pick<Board, "notes" | "steps">;

const dotsOf = (notes: Board["notes"]): number => notes.reduce((sum, { dots }) => sum + (dots ?? 0), 0);

/** Which steps people have given dots to, the most first; a step without any is left out. */
export function votesByStep({ notes, steps }: Voted): StepVotes[] {
  return steps
    .map((step) => {
      const own = notes.filter(({ step_id }) => step_id === step.id);
      const ideas = dotsOf(own.filter(({ kind }) => kind === "idea"));
      return { step, dots: dotsOf(own) - ideas, ideas };
    })
    .filter(({ dots, ideas }) => dots + ideas > 0)
    .sort((one, other) => other.dots + other.ideas - one.dots - one.ideas);
}

/** How many dots there are in all, and how many of them lie on notes that stand at no step. */
export function allVotes({ notes, steps }: Voted): { all: number; elsewhere: number } {
  const known = new Set(steps.map(({ id }) => id));
  return { all: dotsOf(notes), elsewhere: dotsOf(notes.filter(({ step_id }) => !known.has(step_id))) };
}
