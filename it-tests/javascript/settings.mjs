// What the programs are told by their environment. Without any of it they use the demo: ./mvnw -Pdemo

/** The realm, which is also the issuer of its tokens. */
export const realm = process.env.REALM_URL ?? "http://localhost:8080/realms/demo";

/** How Cognito names the realm as a provider of logins: its issuer without the scheme. */
export const provider = realm.replace(/^https?:\/\//, "");

export const identityPoolId = process.env.IDENTITY_POOL_ID ?? "us-east-1:6b1f0d8e-5c2a-4e37-9b64-2f8d3a7c1e90";
export const region = identityPoolId.split(":")[0];

/** An app client of the pool, and somebody who signs in there. */
export const clientId = process.env.CLIENT_ID ?? "cli";
export const username = process.env.LOGIN_NAME ?? "alice";
export const password = process.env.LOGIN_PASSWORD ?? "demo";
