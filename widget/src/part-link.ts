import { socketLink } from "./link.ts";

const contents = { socketLink };

export type LinkPart = typeof contents;

window.SignpostChat.part("link", contents);
