/** Something small that this browser remembers; where it may not, it is forgotten with the page. */
export interface Stored {
  get(): string;
  set(value: string): void;
}

export function stored(name: string, otherwise: string): Stored {
  let kept: string | null = null;
  return {
    get() {
      try {
        return localStorage.getItem(name) ?? otherwise;
      } catch {
        return kept ?? otherwise;
      }
    },
    set(value) {
      kept = value;
      try {
        if (value === otherwise) localStorage.removeItem(name);
        else localStorage.setItem(name, value);
      } catch {
        // A full or forbidden store: it lasts as long as the page.
      }
    },
  };
}
