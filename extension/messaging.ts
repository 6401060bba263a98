import { defineExtensionMessaging } from "@webext-core/messaging";
import type { ExtensionMessages } from "#shared/extensionMessages.ts";

/** Typed messages between the surfaces and the background. */
export const { sendMessage, onMessage } = defineExtensionMessaging<ExtensionMessages>();
