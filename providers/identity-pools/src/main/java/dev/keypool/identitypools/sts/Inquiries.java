package dev.keypool.identitypools.sts;

import dev.keypool.iam.sigv4.SignatureException;
import dev.keypool.identitypools.credentials.AccessKeyIds;
import dev.keypool.identitypools.exchange.ExchangeException;
import dev.keypool.identitypools.requests.AccessDeniedException;
import dev.keypool.identitypools.requests.AuthorizationMessages;
import dev.keypool.identitypools.requests.CallerIdentity;
import java.time.Instant;

/** Operations that tell something and change nothing. */
final class Inquiries {

    private Inquiries() {
    }

    /** Needs no permission: whoever holds credentials may know whose they are. */
    static StsXml.Result callerIdentity(StsCall call) throws SignatureException, ExchangeException {
        CallerIdentity caller = call.caller();
        return xml -> xml.element("Arn", caller.arn()).element("UserId", caller.userId()).element("Account", caller.account());
    }

    /**
     * The account is written in the id; whether there is such a key is not asked, as AWS does not tell either.
     *
     * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html">GetAccessKeyInfo</a>
     */
    static StsXml.Result accessKeyInfo(StsCall call) throws StsException, SignatureException, ExchangeException, AccessDeniedException {
        CallerIdentity caller = call.caller();
        StsParameters parameters = call.parameters();
        String accessKeyId = parameters.required(StsParameter.ACCESS_KEY_ID);
        parameters.requireValid();
        call.pools().authorizer().require(caller, "sts:GetAccessKeyInfo");
        String account = AccessKeyIds.account(accessKeyId);
        if (account == null) {
            throw StsException.validation("The access key ID tells no account.");
        }
        return xml -> xml.element("Account", account);
    }

    static StsXml.Result decodeAuthorizationMessage(StsCall call)
            throws StsException, SignatureException, ExchangeException, AccessDeniedException {
        CallerIdentity caller = call.caller();
        StsParameters parameters = call.parameters();
        String encoded = parameters.required(StsParameter.ENCODED_MESSAGE);
        parameters.requireValid();
        call.pools().authorizer().require(caller, "sts:DecodeAuthorizationMessage");
        String message = new AuthorizationMessages(call.realm().messages()).decode(encoded, Instant.now());
        if (message == null) {
            throw StsException.invalidAuthorizationMessage();
        }
        return xml -> xml.element("DecodedMessage", message);
    }
}
