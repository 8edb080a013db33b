import { type IncomingHttpHeaders, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';

/** An answer to a plain request. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks an http: or https: address, of whatever certificate. */
export function ask(url: string, method = 'GET'): Promise<HttpAnswer> {
  const request = url.startsWith('https:') ? tlsRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, rejectUnauthorized: false, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** What was scraped: a number by name and labels as Prometheus writes them; 0 for what is not there. */
export type Scraped = (series: string) => number;

/** Reads `/metrics`. */
export async function scrape(url: string): Promise<Scraped> {
  const { status, text } = await ask(url);
  if (status !== 200) throw new Error(`${url} answered ${status}`);
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const values = new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
  return (series) => values.get(series) ?? 0;
}
