/**
 * The same function, whose work is done once for each value that it is given, as long as somebody
 * has that value: what did not change from one content to the next is not made again.
 * @param make its result depends on nothing else
 */
export function madeOnce<Given extends object, Made>(
  make: (given: Given) => Made,
): (given: Given) => Made {
  const before = new WeakMap<Given, { readonly made: Made }>();
  return (given) => {
    const found = before.get(given) ?? { made: make(given) };
    before.set(given, found);
    return found.made;
  };
}

/**
 * Remembers the last that was made of several values: it is the very same while each of these is.
 * @returns a function of those values, the first of which keeps it, and of what makes it of them
 */
export function madeOnceOfAll<Made>(): (given: readonly object[], make: () => Made) => Made {
  const before = new WeakMap<object, { readonly of: readonly object[]; readonly made: Made }>();
  return (given, make) => {
    const [first] = given;
    if (first === undefined) return make();
    const found = before.get(first);
    const isSame =
      found?.of.length === given.length && found.of.every((one, at) => one === given[at]);
    if (found !== undefined && isSame) return found.made;
    const made = make();
    before.set(first, { of: [...given], made });
    return made;
  };
}

/**
 * The same function, which remembers what it made of the last texts: one message is read again and
 * again while it is answered, and on two contents when they are compared.
 * @param make its result depends on nothing else, and nobody changes it
 */
export function madeOfLast<Of extends readonly string[], Made>(
  most: number,
  make: (text: string, ...of: Of) => Made,
): (text: string, ...of: Of) => Made {
  const before = new Map<string, { readonly made: Made }>();
  return (text, ...of) => {
    const key = [...of, text].join("\n");
    const known = before.get(key);
    if (known !== undefined) return known.made;
    const made = make(text, ...of);
    const [oldest] = before.keys();
    if (before.size >= most && oldest !== undefined) before.delete(oldest);
    before.set(key, { made });
    return made;
  };
}
