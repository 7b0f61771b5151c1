/** A seed with one of everything, as small as it can be. */
export const SMALL_SEED = `communities:
  - id: main
    company: { zh: 春和物業服務公司, en: Chunhe Property Services }
    units:
      - { building: A, number: "1203" }
      - { id: shop, building: A, floor: "1", sub: "2" }
    unitsOf:
      - { building: B, floors: 1-2, doors: [1, 2] }
    residents:
      - channel: terminal
        person: p1
        name: { surname: 陳, form: 先生 }
        unit: A-1203
        phone: "+886200000001"
        language: zh-Hant
    bills:
      - unit: { building: A, number: "1203" }
        period: 2026-10
        items: [{ name: 管理費, amount: 240000 }]
    tickets:
      - id: 7K3M-Q2XD
        kind: repair
        resident: p1
        issue: 廚房水龍頭漏水
        openedMinutesAgo: 4
`;

/** The small seed with one change. `from` must be there. */
export function changedSeed(from: string, to: string): string {
  if (!SMALL_SEED.includes(from)) throw new Error(`the small seed does not hold ${from}`);
  return SMALL_SEED.replace(from, () => to);
}

/** Monday the 23rd of November 2026, half past two in the afternoon in Taipei. */
export const NOW = Date.parse("2026-11-23T14:30:00+08:00");
