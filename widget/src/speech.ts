/** Speech to text where the browser has it. Nothing is created, and no permission asked, before `listen`. */

const Recogniser = (): any => (globalThis as any).SpeechRecognition ?? (globalThis as any).webkitSpeechRecognition;

export const canListen = (): boolean => !!Recogniser();

/** Listens for one utterance; returns the function that stops it. */
export function listen(lang: string, heard: (text: string) => void, ended: (failed: boolean) => void): () => void {
  const ear = new (Recogniser())();
  ear.lang = lang || navigator.language;
  ear.interimResults = false;
  let failed = false;
  ear.onresult = (event: any) => heard(event.results[0][0].transcript);
  ear.onerror = () => (failed = true);
  ear.onend = () => ended(failed);
  ear.start();
  return () => ear.stop();
}
