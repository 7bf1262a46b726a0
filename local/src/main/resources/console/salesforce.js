// The Salesforce org, as the functions ask it: a login with a signed token, then SOQL.
import { plain, secrets } from './aws.js';

let session;

const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const encode = (value) => base64url(new TextEncoder().encode(JSON.stringify(value)));

async function credentials() {
  const list = await secrets('ListSecrets');
  for (const { ARN } of list.SecretList) {
    const { SecretString } = await secrets('GetSecretValue', { SecretId: ARN });
    if (SecretString?.includes('"private_key"')) return JSON.parse(SecretString);
  }
  throw new Error('The engine has no secret with Salesforce credentials');
}

async function assertion({ client_id: client, username, private_key: pem }) {
  const der = Uint8Array.from(atob(pem.replace(/-----[A-Z ]+-----/g, '').replace(/\s/g, '')), (c) => c.charCodeAt(0));
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('pkcs8', der, algorithm, false, ['sign']);
  const claims = { iss: client, sub: username, aud: location.origin, exp: Math.floor(Date.now() / 1000) + 180 };
  const signed = `${encode({ alg: 'RS256' })}.${encode(claims)}`;
  const bytes = await crypto.subtle.sign(algorithm.name, key, new TextEncoder().encode(signed));
  return `${signed}.${base64url(new Uint8Array(bytes))}`;
}

async function login() {
  const form = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: await assertion(await credentials()),
  });
  const answer = await plain('POST', '/services/oauth2/token', form.toString(), {
    'Content-Type': 'application/x-www-form-urlencoded',
  });
  return answer.access_token;
}

/** The records that a SOQL query finds. */
export async function query(soql) {
  session ??= login().catch((problem) => {
    session = undefined;
    throw problem;
  });
  const token = await session;
  try {
    const path = `/services/data/v62.0/query?q=${encodeURIComponent(soql)}`;
    return (await plain('GET', path, undefined, { Authorization: `Bearer ${token}` })).records;
  } catch (problem) {
    if (problem.status === 401) session = undefined;
    throw problem;
  }
}
