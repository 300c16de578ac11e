import { clientId, realm } from "./settings.mjs";

/** Somebody who is signed in at Keycloak. An application that people use sends them to the login page instead. */
export class Session {
  #tokens;
  #expires;

  static async signIn(username, password) {
    const session = new Session();
    await session.#request({ grant_type: "password", scope: "openid", username, password });
    return session;
  }

  /** An ID token that is good for another minute: the SDK hands it in at once. */
  async idToken() {
    if (this.#expires - Date.now() < 60_000) {
      await this.#request({ grant_type: "refresh_token", refresh_token: this.#tokens.refresh_token });
    }
    return this.#tokens.id_token;
  }

  async #request(grant) {
    const sent = Date.now();
    const answer = await fetch(`${realm}/protocol/openid-connect/token`, {
      method: "POST",
      body: new URLSearchParams({ client_id: clientId, ...grant }),
    });
    if (!answer.ok) {
      throw new Error(`Keycloak gave no tokens: ${answer.status} ${await answer.text()}`);
    }
    this.#tokens = await answer.json();
    this.#expires = sent + this.#tokens.expires_in * 1000;
  }
}
