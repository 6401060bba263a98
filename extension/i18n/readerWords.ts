import { reader as de } from "../locales/de.json";
import { reader as en } from "../locales/en.json";
import { reader as es } from "../locales/es.json";
import { reader as fr } from "../locales/fr.json";
import { reader as pt } from "../locales/pt_PT.json";
import type { Locale } from "./language.ts";

/** The few words of the reader, apart from all others: every mail page loads it. */
export const readerWords: Record<Locale, typeof en> = { en, de, fr, es, pt };
