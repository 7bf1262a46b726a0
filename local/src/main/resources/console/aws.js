// What any AWS client could ask the engine: the same requests, in the same wire protocols.
const signature = (service) =>
  `AWS4-HMAC-SHA256 Credential=CONSOLE/20260101/us-west-2/${service}/aws4_request, SignedHeaders=host, Signature=console`;

/** An error that a service answered. */
export class ServiceError extends Error {
  constructor(status, type, message) {
    super(message || type || `HTTP ${status}`);
    this.status = status;
    this.type = type;
  }
}

async function answer(response) {
  const text = await response.text();
  let body = {};
  try {
    body = text ? JSON.parse(text) : {};
  } catch {
    body = { message: text };
  }
  if (!response.ok) {
    const type = response.headers.get('x-amzn-ErrorType') || (body.__type || '').split('#').pop() || body[0]?.errorCode;
    throw new ServiceError(response.status, type, body.message || body.Message || body[0]?.message || body.error_description);
  }
  return body;
}

/** A request to a service by REST. */
export async function rest(service, method, path, body, headers = {}) {
  return answer(await fetch(path, {
    method,
    headers: { Authorization: signature(service), 'Content-Type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  }));
}

/** A request to a service by the name of the operation. */
async function rpc(service, target, body = {}) {
  return answer(await fetch('/', {
    method: 'POST',
    headers: { Authorization: signature(service), 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': target },
    body: JSON.stringify(body),
  }));
}

/** A request that needs no signature: the engine's own endpoints, and the Salesforce org. */
export async function plain(method, path, body, headers = {}) {
  return answer(await fetch(path, { method, headers, body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body) }));
}

export const dynamodb = (operation, body) => rpc('dynamodb', `DynamoDB_20120810.${operation}`, body);
export const states = (operation, body) => rpc('states', `AWSStepFunctions.${operation}`, body);
export const sqs = (operation, body) => rpc('sqs', `AmazonSQS.${operation}`, body);
export const secrets = (operation, body) => rpc('secretsmanager', `secretsmanager.${operation}`, body);
export const control = (method, what, body) => plain(method, `/_atlas/${what}`, body);

let bot;
/** The bot's ids, its locales and the names of the functions. */
export function health() {
  bot ??= control('GET', 'health');
  return bot;
}

const hex = (bytes) => [...crypto.getRandomValues(new Uint8Array(bytes))].map((b) => b.toString(16).padStart(2, '0')).join('');

/** A new X-Ray trace id, so that the page knows which segments its own turn causes. */
export function newTrace() {
  const seconds = Math.floor(Date.now() / 1000).toString(16).padStart(8, '0');
  return `1-${seconds}-${hex(12)}`;
}

/** One turn: RecognizeText. */
export async function recognizeText({ session, locale, text, trace, requestAttributes = {}, sessionAttributes }) {
  const { botId, botAliasId } = await health();
  const body = { text, requestAttributes };
  if (sessionAttributes) body.sessionState = { sessionAttributes };
  return rest('lex', 'POST', `/bots/${botId}/botAliases/${botAliasId}/botLocales/${locale}/sessions/${session}/text`, body, {
    'X-Amzn-Trace-Id': `Root=${trace};Parent=${hex(8)};Sampled=1`,
  });
}

/** All pages of a Scan or a Query. */
export async function allItems(operation, request) {
  const items = [];
  let start;
  do {
    const page = await dynamodb(operation, { ...request, ...(start && { ExclusiveStartKey: start }) });
    items.push(...(page.Items || []));
    start = page.LastEvaluatedKey;
  } while (start && items.length < 2000);
  return items.map(plainItem);
}

function plainItem(item) {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value) {
  const [type, inner] = Object.entries(value)[0];
  if (type === 'N') return Number(inner);
  if (type === 'L') return inner.map(plainValue);
  if (type === 'M') return plainItem(inner);
  if (type === 'NULL') return null;
  return inner;
}
