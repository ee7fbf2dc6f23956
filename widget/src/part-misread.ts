import { form } from "./misread-form.ts";

const contents = { form };

export type MisreadPart = typeof contents;

window.SignpostChat.part("misread", contents);
