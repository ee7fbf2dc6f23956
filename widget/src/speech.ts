/** Speech to text and text to speech where the browser has them. Nothing is created, and no permission asked, before it is wanted. */

interface Ear {
  lang: string;
  interimResults: boolean;
  onresult: (event: { results: { transcript: string }[][] }) => void;
  onerror: () => void;
  onend: () => void;
  start(): void;
  stop(): void;
}

type Recogniser = new () => Ear;

const recogniser = (): Recogniser | undefined => {
  const known = globalThis as { SpeechRecognition?: Recogniser; webkitSpeechRecognition?: Recogniser };
  return known.SpeechRecognition ?? known.webkitSpeechRecognition;
};

export const canListen = (): boolean => !!recogniser();

/** Listens for one utterance; returns the function that stops it. */
export function listen(lang: string, heard: (text: string) => void, ended: (failed: boolean) => void): () => void {
  const ear = new (recogniser()!)();
  ear.lang = lang || navigator.language;
  ear.interimResults = false;
  let failed = false;
  ear.onresult = (event) => heard(event.results[0]?.[0]?.transcript ?? "");
  ear.onerror = () => (failed = true);
  ear.onend = () => ended(failed);
  ear.start();
  return () => ear.stop();
}

export const canSpeak = (): boolean => "speechSynthesis" in globalThis;

/** Reads words out; what was being read is broken off. */
export function readOut(text: string, lang: string): void {
  hush();
  const words = new SpeechSynthesisUtterance(text);
  words.lang = lang;
  speechSynthesis.speak(words);
}

export function hush(): void {
  if (canSpeak()) speechSynthesis.cancel();
}
