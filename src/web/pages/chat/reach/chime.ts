/** Two soft notes, as of a bell at a counter. */
const NOTES = [
  { hertz: 880, after: 0 },
  { hertz: 1_174.66, after: 0.12 },
] as const;
const LOUDNESS = 0.08;
const LASTS_S = 0.5;

let sounds: AudioContext | null = null;

/** Browsers let a page sound only once its reader has touched it. Returns its stopper. */
export function readyForSound(): () => void {
  const begin = (): void => {
    stop();
    if (typeof AudioContext !== "undefined") sounds ??= new AudioContext();
  };
  const stop = (): void => {
    removeEventListener("pointerdown", begin);
    removeEventListener("keydown", begin);
  };
  addEventListener("pointerdown", begin);
  addEventListener("keydown", begin);
  return stop;
}

export function chime(): void {
  if (sounds === null) return;
  const { destination, currentTime } = sounds;
  for (const { hertz, after } of NOTES) {
    const [note, volume] = [sounds.createOscillator(), sounds.createGain()];
    const [begins, ends] = [currentTime + after, currentTime + after + LASTS_S];
    note.frequency.value = hertz;
    volume.gain.setValueAtTime(LOUDNESS, begins);
    volume.gain.exponentialRampToValueAtTime(0.0001, ends);
    note.connect(volume).connect(destination);
    note.start(begins);
    note.stop(ends);
  }
}
