/** What a button stands for, without the mark that binds it to its question. */
export function meantBy({ value }: { readonly value: string }): string {
  return value.replace(/@\d+$/, "");
}
