// A contact flow, walked as Connect walks it. What is said and heard is the caller's affair.

const ATTRIBUTE = /\$\.Attributes\.([A-Za-z0-9_-]+)/g;

/**
 * Walks a flow for one contact until it hangs up.
 *
 * `line` says a text (`say(text, interruptible)`), waits for the person (`listen(timing)`, which
 * gives `{ text }`, `{ keys }`, `{ silence }` or `{ over }`), asks the bot (`ask(heard, attributes)`,
 * which gives `{ texts, closed }`) and ends the call (`hangUp()`).
 */
export async function walk(flow, attributes, line) {
  const blocks = new Map(flow.Actions.map((block) => [block.Identifier, block]));
  let at = flow.StartAction;
  while (at && !line.over()) {
    at = await step(blocks.get(at), attributes, line);
  }
}

async function step(block, attributes, line) {
  const { Parameters: parameters, Transitions: ways } = block;
  switch (block.Type) {
    case 'MessageParticipant':
      await line.say(fill(parameters.Text, attributes), false);
      return ways.NextAction;
    case 'Compare':
      return choose(ways, fill(parameters.ComparisonValue, attributes)) ?? error(ways, 'NoMatchingCondition');
    case 'CheckOutboundCallStatus':
      return choose(ways, 'CallAnswered') ?? error(ways, 'NoMatchingError');
    case 'ConnectParticipantWithLexBot':
      return talk(block, attributes, line);
    case 'DisconnectParticipant':
      await line.hangUp();
      return undefined;
    default:
      return ways.NextAction;
  }
}

/** Greets and hands over to Lex until an intent is closed; then its name chooses the way. */
async function talk({ Parameters: parameters, Transitions: ways }, attributes, line) {
  let told = sessionAttributes(parameters.LexSessionAttributes, attributes);
  const timing = timingOf(told);
  if (parameters.Text) await line.say(fill(parameters.Text, attributes), timing.interruptible);
  for (;;) {
    const heard = await line.listen(timing);
    if (heard.over) return undefined;
    const reply = await line.ask(heard, told);
    if (!reply) return line.over() ? undefined : error(ways, 'NoMatchingError');
    told = undefined; // Connect hands them over once, at the start of a block
    for (const text of reply.texts) await line.say(text, timing.interruptible);
    if (reply.closed) return choose(ways, reply.closed) ?? error(ways, 'NoMatchingCondition');
  }
}

const choose = (ways, value) =>
  ways.Conditions.find(({ Condition }) => Condition.Operands.includes(value))?.NextAction;

const error = (ways, type) => ways.Errors.find(({ ErrorType }) => ErrorType === type)?.NextAction;

/** A text with the contact's attributes in it; one that the contact lacks is empty. */
function fill(text, attributes) {
  return text.replace(ATTRIBUTE, (_, name) => attributes[name] ?? '');
}

/** What Lex is told; references to attributes that the contact lacks are left out. */
function sessionAttributes(wanted, attributes) {
  return Object.fromEntries(Object.entries(wanted || {})
    .map(([name, value]) => [name, fill(value, attributes)])
    .filter(([, value]) => value !== ''));
}

function timingOf(told) {
  const number = (name, otherwise) => Number(told[`x-amz-lex:${name}:*:*`] ?? otherwise);
  return {
    interruptible: told['x-amz-lex:allow-interrupt:*:*'] !== 'false',
    silenceMs: number('audio:start-timeout-ms', 4000),
    keysMs: number('dtmf:end-timeout-ms', 5000),
  };
}
