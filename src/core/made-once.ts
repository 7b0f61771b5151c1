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
