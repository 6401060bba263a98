import { purgeMailbox } from "./accounts/mailboxes/purgeMailbox.ts";
import { runOperation } from "./association/operations/runOperation.ts";
import { reassociateStep } from "./association/reassociateStep.ts";
import { reassociateTextStep } from "./association/reassociateTextStep.ts";
import { runImport } from "./businesses/import/importStep.ts";
import type { Context } from "./context.ts";
import type { QueueMessage } from "./queue.ts";
import { dropText } from "./sync/dropText.ts";
import { removeFolder } from "./sync/folders/removeFolder.ts";
import { keepPush } from "./sync/push/keepPush.ts";
import { runSlice } from "./sync/slice/runSlice.ts";
import { dropKept } from "./timeline/kept/dropKept.ts";
import { eraseStep } from "./timeline/removal/eraseStep.ts";

/** Does what one message asks. Throws where it should be tried again. */
export async function handleMessage(ctx: Context, message: QueueMessage): Promise<void> {
  switch (message.type) {
    case "slice":
      await runSlice(ctx, message);
      break;
    case "push":
      await keepPush(ctx, message);
      break;
    case "reassociate":
      await reassociateStep(ctx, message);
      break;
    case "reassociate_text":
      await reassociateTextStep(ctx, message);
      break;
    case "operation":
      await runOperation(ctx, message);
      break;
    case "import":
      await runImport(ctx, message);
      break;
    case "remove_folder":
      if ((await removeFolder(ctx, message)) === "more") await ctx.queue.send([nextStep(message)]);
      break;
    case "drop_text": {
      const after = await dropText(ctx, message);
      if (after !== null) await ctx.queue.send([{ ...nextStep(message), after }]);
      break;
    }
    case "drop_kept":
      if ((await dropKept(ctx, message)) === "more") await ctx.queue.send([nextStep(message)]);
      break;
    case "erase":
      if ((await eraseStep(ctx, message)) === "more") await ctx.queue.send([nextStep(message)]);
      break;
    case "purge":
      if ((await purgeMailbox(ctx, message.emailProviderId)) === "more")
        await ctx.queue.send([nextStep(message)]);
      break;
  }
}

/** A step that went well leaves the rounds of its message behind. */
function nextStep<Message extends QueueMessage>(message: Message): Message {
  return { ...message, rounds: undefined };
}
