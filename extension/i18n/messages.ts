import de from "../locales/de.json";
import en from "../locales/en.json";
import es from "../locales/es.json";
import fr from "../locales/fr.json";
import pt from "../locales/pt_PT.json";
import type { Locale } from "./language.ts";

/** Every text in every language, by section and name. */
export const messages: Record<Locale, typeof en> = { en, de, fr, es, pt };
