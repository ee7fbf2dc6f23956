/** Every word that the widget itself says. `{name}` stands for a value; `setStrings` puts another language in its place. */

const english = {
  title: "Signpost",
  openChat: "Open chat",
  news: "New answer",
  closeChat: "Close chat",
  options: "Options",
  back: "Back to the chat",
  start: "Start chat",
  send: "Send",
  yourMessage: "Your message",
  placeholder: "Type here",
  conversation: "Conversation",
  answers: "Answers",
  yes: "Yes",
  no: "No",
  none: "None of these",
  done: "Done",
  tickFirst: "Tick what fits, or “None of these”, and then Done.",
  why: "Why do you ask?",
  notSure: "Not sure",
  goBackTitle: "Back",
  spans: { today: "Today", week: "Days", weeks: "Weeks", months: "Months", years: "Years" } as Record<string, string>,
  sides: { left: "Left", right: "Right", both: "Both sides" } as Record<string, string>,
  understood: "What I understood",
  change: "Change",
  changing: "About {name}: ",
  remove: "Not right",
  notMine: "Not right: {name}",
  notMineSays: "I don't have {name}",
  didYouMean: "Did you mean",
  choices: "Answers to choose from: {list}.",

  /** Names the words from here to `privacyLink`, which the person agrees to: change it with them. */
  introVersion: "2026-11",
  introTitle: "Before you start",
  introIs: "Signpost asks about symptoms and tells you where to turn, and how soon. It also explains ALS (motor neurone disease) and MS.",
  introIsNot: "It is a computer program. It can’t examine you or tell you what illness you have, and it doesn’t replace a doctor or nurse.",
  introMonitored: "Nobody watches this chat. If you need help now, call {number}.",
  introPrivacy: "What you write goes to the Signpost server and stays in this tab. You can delete both at any time, under Options.",
  privacyLink: "How your words are handled",
  where: "Where you are",
  regionOption: "{name} (emergency {number})",
  regions: {
    UK: "United Kingdom", IE: "Ireland", EU: "European Union", US: "United States", CA: "Canada",
    AU: "Australia", NZ: "New Zealand", IN: "India", OTHER: "Somewhere else",
  } as Record<string, string>,

  emergency: "Emergency",
  emergencyAsk: "Emergency?",
  call: "Call {number}",
  callNow: "Call {number} now",
  orLocal: "or your local emergency number",
  callIfNoWay: "Call {number} if you can’t get there safely",
  emergencyTitle: "Emergency: act now",
  emergencyGo: "Go to {place} now. Let somebody else drive.",
  called: "I’ve called",
  calledSays: "I have called",
  calledTitle: "Help is called: stay where you are",
  callAgain: "Call {number} again",
  going: "I’m on my way",
  goingSays: "we are on our way to the emergency department",
  goingTitle: "On your way: don’t drive yourself",
  seen: "I’m with a doctor or the crew",
  seenNote: "You said that help is with you. The emergency advice is folded away; it can be shown again at the top.",
  showAdvice: "Show the emergency advice again",
  whatToDo: "What to do",
  whileYouWait: "While you wait",
  saidBefore: "Said before",
  crisisTitle: "You don’t have to face this alone",
  crisisCall: "In danger now? Call {number}",
  cannotSpeak: "Hard to speak? Ask somebody near you to call.",
  notInDanger: "I’m not in danger",
  notInDangerSays: "false alarm",
  pinnedAbove: "Emergency advice: it stays at the top of the chat.",
  warnEmergency: "If this is happening now, don’t wait for the chat.",
  warnCrisis: "If you might act on these thoughts, please get help from a person now.",
  dismiss: "This isn’t happening now",

  youSaid: "You, {time}: ",
  botSaid: "Signpost, {time}: ",
  edit: "Edit",
  editLast: "Edit your last answer",
  editing: "You are editing your last answer.",
  cancelEdit: "Keep it as it was",
  edited: "(changed below)",
  greeting: "hello",
  goBack: "go back",
  waiting: "Not sent yet",
  typing: "Signpost is answering…",
  connecting: "Connecting…",
  offline: "No connection. What you write is kept here and sent as soon as there is one. If you can’t wait, call {number}.",
  refused: "This chat is not set up for this website, so it can’t answer here. If you can’t wait, call {number}.",
  refusedConsole: "signpost-chat: {server} does not talk to pages of {origin}; SIGNPOST_ORIGINS there names the sites that may.",
  sandboxed: "This chat stands in a closed frame and can’t answer here: the page around it must allow it. If you can’t wait, call {number}.",
  sandboxedConsole: "signpost-chat: this frame has no origin of its own; give the iframe sandbox=\"allow-scripts allow-same-origin\" or no sandbox.",
  tooLong: "That is longer than {most} characters. The first {most} were sent; the rest is still in the box: send it next.",
  slow: "The answer is taking long. Nobody watches this chat. If you can’t wait, call {number}.",
  restored: "Connected again.",
  renewed: "The earlier conversation has ended, so a new one began. Please say again what matters most.",
  full: "Too many messages are waiting. Please try again once there is a connection. If you can’t wait, call {number}.",
  progressOne: "About one more question",
  progress: "About {left} more questions",

  levels: {
    emergency: "Emergency: act now",
    urgent: "Be seen today",
    soon: "See a doctor soon (days to two weeks)",
    routine: "Ordinary appointment",
    information: "Information",
    none: "",
  } as Record<string, string>,
  callIf: "Call {number} if",
  whenToCall: "When to call",
  more: "More",
  yourAdvice: "Your advice: {level}",
  adviceTitle: "Your advice",
  because: "Why this advice",
  youToldMe: "You told me: {said}",
  changes: "What would change this",
  sources: "Sources",
  comparison: "Comparison",

  optionsTitle: "Options",
  textSize: "Text size",
  sizes: ["Normal", "Larger", "Largest"],
  theme: "Colours",
  themes: { auto: "As on this device", light: "Light", dark: "Dark", contrast: "High contrast" } as Record<string, string>,
  speech: "Speak instead of typing",
  speechNote: "Your browser turns speech into text. Some browsers send the sound to their maker for this.",
  speak: "Speak your message",
  speakStop: "Stop listening",
  listening: "Listening… say your message.",
  speechFailed: "Speech didn’t work this time. You can type instead.",

  summaryTitle: "Summary for you or your doctor",
  summaryHead: "Summary of a chat with Signpost",
  summaryNote: "Made by a computer program from what was typed. It is not a diagnosis.",
  summaryAdvice: "Advice given: {level}",
  summarySaid: "What I said",
  summaryReasons: "Reasons given",
  summaryAll: "The whole conversation",
  summaryRead: "Read it here",
  summaryEmpty: "Nothing has been said yet.",
  print: "Print",
  save: "Save as a file",
  copy: "Copy",
  copied: "Copied.",
  copyFailed: "Your browser did not allow copying. Save it as a file instead.",
  fileName: "signpost-summary.txt",

  deleteTitle: "Delete my data",
  deleteText: "This removes the conversation from this device and from the Signpost server.",
  deleteAsk: "Delete everything now? This can’t be undone.",
  deleteYes: "Yes, delete everything",
  deleteNo: "No, keep it",
  deleted: "Everything is deleted, here and on the server.",
  deletedHere: "Deleted on this device. The server can’t be reached now; deleting there will be tried again until this tab is closed.",
};

export type Strings = typeof english;

export let strings: Strings = english;

/** The language of the words; English until others take their place. */
export let wordsLanguage = "en";

/** Replaces words, for another language or a site's own wording; what is not given stays English. */
export function setStrings(words: Partial<Strings>, language = ""): void {
  strings = { ...english, ...words };
  if (language && Object.keys(words).length) wordsLanguage = language;
}

/** The words called `key`, with `{name}` filled from `values`. */
export function say(key: keyof Strings, values: Record<string, string | number> = {}): string {
  return fill(strings[key] as string, values);
}

/** A sentence with `{name}` filled from `values`. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
