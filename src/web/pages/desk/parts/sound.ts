/** Browsers let a page sound only after somebody has touched it. */
let audio: AudioContext | null = null;

/** Makes sound possible with the first key or click. Returns its stopper. */
export function soundOnGesture(): () => void {
  const wake = (): void => {
    audio ??= new AudioContext();
    void audio.resume();
  };
  addEventListener("pointerdown", wake);
  addEventListener("keydown", wake);
  return () => {
    removeEventListener("pointerdown", wake);
    removeEventListener("keydown", wake);
  };
}

/** An alarm of two tones, three times. */
export function ring(): void {
  for (let n = 0; n < 3; n += 1) {
    tone(880, n * 0.36, 0.16, 0.4);
    tone(660, n * 0.36 + 0.18, 0.16, 0.4);
  }
}

/** Somebody has come in. */
export function chime(): void {
  tone(660, 0, 0.18, 0.12);
  tone(990, 0.16, 0.28, 0.1);
}

function tone(hertz: number, afterS: number, lastsS: number, loud: number): void {
  if (audio?.state !== "running") return;
  const begin = audio.currentTime + afterS;
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(loud, begin + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, begin + lastsS);
  gain.connect(audio.destination);
  const voice = audio.createOscillator();
  voice.frequency.value = hertz;
  voice.connect(gain);
  voice.start(begin);
  voice.stop(begin + lastsS);
}
