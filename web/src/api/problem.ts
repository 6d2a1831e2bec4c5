/** What the server says when it cannot do what was asked (RFC 9457). */
export interface Problem {
  title: string;
  status: number;
  code: string;
  detail: string;
  hint?: string;
}

/** A refused call: says what happened and what to do. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.hint = problem.hint ?? "";
  }
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  const isProblem = response.headers.get("content-type")?.includes("json") ?? false;
  const body = isProblem ? ((await response.json()) as Partial<Problem>) : {};
  return new ApiProblem({
    title: body.title ?? response.statusText,
    status: response.status,
    code: body.code ?? `http-${response.status}`,
    detail: body.detail ?? "",
    hint: body.hint,
  });
}
