/** What shared code uses of the URL standard, which browsers and Node both have. */
declare class URL {
  constructor(url: string);
  readonly protocol: string;
  readonly host: string;
  readonly href: string;
}
