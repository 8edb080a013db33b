/** What is said of a refusal that a program can read. */
export interface Told {
  readonly message: string;
  readonly reason?: string;
  readonly field?: string;
  readonly retry_after?: number;
}
