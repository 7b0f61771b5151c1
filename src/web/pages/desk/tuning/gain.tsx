import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { UnclearPage } from "../../../understanding-wire.ts";
import { useDesk } from "../parts/context.ts";
import { gainCurve, milestones, type Gained } from "./gain-curve.ts";

const [WIDE, HIGH, EDGE, FOOT] = [320, 88, 8, 18];
/** Of fewer clicks words tell all that there is. */
const FEWEST_DRAWN = 3;

/** What a month of clicks gains, as a curve and in words. */
export function Gain({ page }: { readonly page: UnclearPage }): ComponentChildren {
  const { gain: words } = useDesk().strings.tuning.unclear;
  const title = useId();
  const { thisMonth, understoodNow } = page;
  const curve = gainCurve(page);
  const last = curve.at(-1);
  if (last === undefined || last.clicks === 0) return null;
  const told = milestones(curve);
  const x = ({ clicks }: Gained): number => EDGE + (clicks / last.clicks) * (WIDE - 2 * EDGE);
  // All that the month has is the height, so that what no click gains is seen as well.
  const y = ({ clear }: Gained): number =>
    EDGE + (1 - clear / Math.max(thisMonth, last.clear)) * (HIGH - EDGE);
  return (
    <section class="unclear-gain" aria-labelledby={title}>
      <h3 id={title}>{words.title}</h3>
      {last.clicks >= FEWEST_DRAWN && (
        <svg viewBox={`0 0 ${WIDE} ${HIGH + FOOT}`} aria-hidden="true">
          <path class="gain-base" d={`M0 ${HIGH}H${WIDE}`} />
          <polyline points={curve.map((one) => `${x(one)},${y(one)}`).join(" ")} />
          {told.map((one) => (
            <circle key={one.clicks} cx={x(one)} cy={y(one)} r="4" />
          ))}
          <text x={EDGE} y={HIGH + FOOT - 4}>
            0
          </text>
          <text x={WIDE - EDGE} y={HIGH + FOOT - 4} text-anchor="end">
            {words.clicks(last.clicks)}
          </text>
        </svg>
      )}
      <ul>
        <li>{words.start(understoodNow, thisMonth)}</li>
        {told.map(({ clicks, clear }) => (
          <li key={clicks}>{words.after(clicks, clear, thisMonth)}</li>
        ))}
      </ul>
      <p class="form-hint">{words.estimate}</p>
    </section>
  );
}
