// A guest of the identity pool who talks to the bot: credentials from Cognito, and requests to Lex that are signed by
// Signature Version 4. Nothing is stored; the credentials end with the page, or after an hour.

const encoder = new TextEncoder();
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const sha256 = async (text) => hex(await crypto.subtle.digest('SHA-256', encoder.encode(text)));

async function hmac(key, text) {
  const bytes = typeof key === 'string' ? encoder.encode(key) : key;
  const signer = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return crypto.subtle.sign('HMAC', signer, encoder.encode(text));
}

/** How long the pool's credentials last. */
const LIFETIME_MS = 3_600_000;
/** New ones are asked for this long before. */
const MARGIN_MS = 120_000;

/** The headers of a POST of JSON, with the one that signs them. */
export async function sign(url, body, { region, service, credentials, now }) {
  const { host, pathname } = new URL(url, location.href);
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const headers = {
    'content-type': 'application/json',
    host,
    'x-amz-date': time,
    'x-amz-security-token': credentials.SessionToken,
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`).join('');
  const request = ['POST', pathname, '', lines, names, await sha256(body)].join('\n');
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, await sha256(request)].join('\n');
  let key = `AWS4${credentials.SecretKey}`;
  for (const part of scope.split('/')) key = await hmac(key, part);
  const signature = hex(await hmac(key, text));
  // The browser sets the host by itself, and lets no page do so.
  const { host: own, ...sent } = headers;
  return {
    ...sent,
    Authorization: `AWS4-HMAC-SHA256 Credential=${credentials.AccessKeyId}/${scope}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

export class Guest {
  /** @param config what config.js has */
  constructor(config) {
    this.config = config;
    this.credentials = undefined;
    this.clockError = 0;
  }

  /** One turn of a session: Lex's answer. New credentials are tried once, in case the old ones are taken back. */
  async recognizeText({ session, locale, text }) {
    const fresh = !this.credentials;
    const response = await this.#turn({ session, locale, text });
    if (response.status !== 403 || fresh) return read(response);
    this.credentials = undefined;
    return read(await this.#turn({ session, locale, text }));
  }

  async #turn({ session, locale, text }) {
    const { lex, region, botId, botAliasId } = this.config;
    const url = `${lex}/bots/${botId}/botAliases/${botAliasId}/botLocales/${locale}/sessions/${session}/text`;
    const body = JSON.stringify({ text });
    const credentials = await this.#current();
    const headers = await sign(url, body, { region, service: 'lex', credentials, now: this.#now() });
    return fetch(url, { method: 'POST', headers, body });
  }

  #now() {
    return new Date(Date.now() + this.clockError);
  }

  async #current() {
    const left = this.credentials ? this.credentials.Expiration * 1000 - this.#now() : 0;
    if (left < MARGIN_MS) {
      const { IdentityId } = await this.#cognito('GetId', { IdentityPoolId: this.config.identityPoolId });
      this.credentials = (await this.#cognito('GetCredentialsForIdentity', { IdentityId })).Credentials;
      // Lex refuses a signature of another time; a visitor's clock may be wrong.
      this.clockError = this.credentials.Expiration * 1000 - LIFETIME_MS - Date.now();
    }
    return this.credentials;
  }

  /** These two need no signature: whoever opens the page is a guest. */
  async #cognito(operation, body) {
    return read(await fetch(`${this.config.cognito}/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `AWSCognitoIdentityService.${operation}` },
      body: JSON.stringify(body),
    }));
  }
}

async function read(response) {
  if (response.ok) return response.json();
  throw new Error(`HTTP ${response.status}`);
}
