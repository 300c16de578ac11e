package dev.keypool.identitypools.cognito;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keypool.identitypools.credentials.TemporaryCredentials;
import dev.keypool.identitypools.exchange.Exchanged;
import dev.keypool.identitypools.http.StrictJson;

/** GetCredentialsForIdentity's answer: Cognito calls the secret SecretKey, where STS says SecretAccessKey; a timestamp is in seconds. */
final class CredentialsAnswer {

    private CredentialsAnswer() {
    }

    static ObjectNode of(Exchanged exchanged) {
        TemporaryCredentials credentials = exchanged.credentials();
        ObjectNode answer = StrictJson.newObject().put("IdentityId", exchanged.identityId());
        answer.putObject("Credentials")
                .put("AccessKeyId", credentials.accessKeyId())
                .put("SecretKey", credentials.secretKey())
                .put("SessionToken", credentials.sessionToken())
                .put("Expiration", credentials.session().expiresAt());
        return answer;
    }
}
