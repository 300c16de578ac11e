package dev.keypool.identitypools.sts;

import dev.keypool.identitypools.Role;
import dev.keypool.identitypools.credentials.SealingKeys;
import dev.keypool.identitypools.credentials.Session;
import dev.keypool.identitypools.credentials.SessionTags;
import dev.keypool.identitypools.credentials.TemporaryCredentials;
import dev.keypool.identitypools.realm.RealmSnapshot;
import java.time.Instant;

/**
 * A role's session that was begun.
 *
 * @param packedSize per cent of the space for session policies and tags, or null where there are none
 */
record BegunSession(Role role, TemporaryCredentials credentials, Integer packedSize) {

    /** @param passed the tags that were passed, not those inherited */
    static BegunSession begin(RealmSnapshot realm, Role role, Session session, SessionTags passed) throws StsException {
        int packed = PackedSize.percent(session.policies(), passed);
        if (packed > 100) {
            throw StsException.packedPolicyTooLarge(session.policies().isEmpty() ? "Packed size of session tags consumes " + packed + "% of allotted space."
                    : "Packed policy consumes " + packed + "% of allotted space");
        }
        TemporaryCredentials credentials = realm.sealing().issue(session);
        if (credentials.sessionToken().length() > SealingKeys.MAX_TOKEN_CHARS) {
            throw StsException.packedPolicyTooLarge("Serialized token too large for session");
        }
        return new BegunSession(role, credentials, session.policies().isEmpty() && passed.isEmpty() ? null : packed);
    }

    Session session() {
        return credentials.session();
    }

    /** What the answers of all operations that begin a session have. */
    void write(XmlText xml) {
        xml.open("Credentials").element("AccessKeyId", credentials.accessKeyId()).element("SecretAccessKey", credentials.secretKey())
                .element("SessionToken", credentials.sessionToken())
                .element("Expiration", Instant.ofEpochSecond(session().expiresAt()).toString()).close();
        xml.open("AssumedRoleUser").element("Arn", role.sessionArn(session().sessionName()))
                .element("AssumedRoleId", role.uniqueId() + ":" + session().sessionName()).close();
        xml.element("PackedPolicySize", packedSize == null ? null : packedSize.toString()).element("SourceIdentity", session().sourceIdentity());
    }
}
