/** A name with the letters that fit what was typed set off. */
export function MarkedName({ name, places }: { readonly name: string; readonly places: readonly number[] }) {
  if (places.length === 0) return name;
  const marked = new Set(places);
  const runs: { readonly text: string; readonly fits: boolean; readonly at: number }[] = [];
  for (let at = 0; at < name.length; at++) {
    const fits = marked.has(at);
    const last = runs.at(-1);
    if (last?.fits === fits) runs[runs.length - 1] = { ...last, text: last.text + name[at] };
    else runs.push({ text: name[at] ?? '', fits, at });
  }
  return runs.map(({ text, fits, at }) => (fits ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>));
}
