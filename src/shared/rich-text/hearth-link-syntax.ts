import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Code, Construct, Extension, State, Tokenizer } from 'micromark-util-types';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    hearthLink: 'hearthLink';
  }
}

const SCHEME = 'hearth://';
const DOT = 46;
/** What an address of a host or a message is made of; brackets hold an IPv6 address. A dot counts when more follows. */
const PART = /[A-Za-z0-9\-_~=&%/?#:@+[\]]/;

const isPart = (code: Code): boolean => code !== null && code > 0 && PART.test(String.fromCodePoint(code));

/**
 * `hearth://…` is a link without any sign around it, as `https://…` is in GitHub's dialect. Found while parsing, because
 * the underscores in the ids of such an address would be emphasis afterwards.
 */
export function hearthLinkSyntax(): Extension {
  const construct: Construct = { name: 'hearthLink', tokenize, previous: (code) => code === null || !isPart(code) };
  return { text: { [SCHEME.charCodeAt(0)]: construct } };
}

/** The nodes for what `hearthLinkSyntax` finds. */
export function hearthLinkFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      hearthLink(token) {
        const url = this.sliceSerialize(token);
        this.enter({ type: 'link', url, title: null, children: [] }, token);
        this.enter({ type: 'text', value: url }, token);
      },
    },
    exit: {
      hearthLink(token) {
        this.exit(token);
        this.exit(token);
      },
    },
  };
}

const dotInside: Construct = {
  partial: true,
  tokenize: (effects, ok, nok) => (code) => {
    if (code !== DOT) return nok(code);
    effects.enter('data');
    effects.consume(code);
    effects.exit('data');
    return (next) => (isPart(next) ? ok(next) : nok(next));
  },
};

const tokenize: Tokenizer = (effects, ok, nok) => {
  let length = 0;
  const finish: State = (code) => {
    effects.exit('hearthLink');
    return ok(code);
  };
  const consume: State = (code) => {
    effects.consume(code);
    return address;
  };
  const address: State = (code) => {
    if (isPart(code)) return consume(code);
    return effects.check(dotInside, consume, finish)(code);
  };
  const scheme: State = (code) => {
    if (length === SCHEME.length) return isPart(code) ? address(code) : nok(code);
    if (code !== SCHEME.charCodeAt(length)) return nok(code);
    length++;
    effects.consume(code);
    return scheme;
  };
  return (code) => {
    effects.enter('hearthLink');
    return scheme(code);
  };
};
