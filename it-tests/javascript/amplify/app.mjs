// A web application: people sign in at Keycloak's login page, Amplify gets their temporary credentials from the
// identity pool, and so it does for guests. The page is at another origin than Keycloak.
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { Amplify } from "aws-amplify";
import { decodeJWT, fetchAuthSession } from "aws-amplify/auth";
import { cognitoCredentialsProvider } from "aws-amplify/auth/cognito";
import Keycloak from "keycloak-js";

const settings = await (await fetch("settings.json")).json();
const realm = `${settings.keycloak.url}/realms/${settings.keycloak.realm}`;
const keycloak = new Keycloak(settings.keycloak);

/** Amplify asks here for the tokens of whoever is signed in; for a guest there are none. */
const tokenProvider = {
  async getTokens({ forceRefresh } = {}) {
    if (!keycloak.authenticated) {
      return null;
    }
    await keycloak.updateToken(forceRefresh ? -1 : 60);
    return { accessToken: decodeJWT(keycloak.token), idToken: decodeJWT(keycloak.idToken) };
  },
};

Amplify.configure(
  {
    Auth: {
      Cognito: {
        identityPoolId: settings.identityPoolId,
        identityPoolEndpoint: `${realm}/cognito-identity`,
        allowGuestAccess: true,
      },
    },
  },
  { Auth: { tokenProvider, credentialsProvider: cognitoCredentialsProvider } },
);

/** Any client of the AWS SDK takes Amplify's credentials; this one asks who they belong to. */
const sts = new STSClient({
  region: settings.identityPoolId.split(":")[0],
  endpoint: `${realm}/sts`,
  credentials: async () => (await fetchAuthSession()).credentials,
});

async function session(options) {
  const { identityId, credentials, userSub } = await fetchAuthSession(options);
  const { Arn } = await sts.send(new GetCallerIdentityCommand({}));
  return { identityId, userSub, accessKeyId: credentials.accessKeyId, Arn };
}

const shown = document.getElementById("session");

async function show(options) {
  const what = await session(options).catch(({ name, message }) => ({ error: { name, message } }));
  shown.textContent = JSON.stringify(what, null, 2);
}

function onClick(id, action) {
  document.getElementById(id).addEventListener("click", () => {
    shown.textContent = "";
    action();
  });
}

onClick("sign-in", () => keycloak.login());
onClick("sign-out", async () => {
  await cognitoCredentialsProvider.clearCredentialsAndIdentityId();
  await keycloak.logout();
});
onClick("show", () => show());
onClick("refresh", () => show({ forceRefresh: true }));

// Who comes back from the login page brings a code, which is redeemed here.
await keycloak.init({ pkceMethod: "S256", checkLoginIframe: false });
await show();
