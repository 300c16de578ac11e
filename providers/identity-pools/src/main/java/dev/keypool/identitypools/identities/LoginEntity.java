package dev.keypool.identitypools.identities;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** A login linked to an identity. Its key is a hash of pool, provider and subject, so that no two identities share one. */
@Entity
@Table(name = "KEYPOOL_LOGIN")
@NamedQuery(name = "keypool.loginsOfIdentity", query = "select l from LoginEntity l where l.identityId = :identity")
@NamedQuery(name = "keypool.deleteLoginsOfRealm", query = "delete from LoginEntity l where l.identityId in"
        + " (select i.id from IdentityEntity i where i.realmId = :realm)")
@NamedQuery(name = "keypool.deleteLoginsOfPool", query = "delete from LoginEntity l where l.identityId in"
        + " (select i.id from IdentityEntity i where i.poolId = :pool)")
public class LoginEntity {

    @Id
    @Column(name = "ID", length = 64)
    private String id;

    @Column(name = "IDENTITY_ID", length = 36, nullable = false)
    private String identityId;

    @Column(name = "PROVIDER", length = 255, nullable = false)
    private String provider;

    @Column(name = "SUBJECT", length = 1024, nullable = false)
    private String subject;

    protected LoginEntity() {
    }

    LoginEntity(String id, String identityId, Login login) {
        this.id = id;
        this.identityId = identityId;
        this.provider = login.provider();
        this.subject = login.subject();
    }

    void moveTo(String otherIdentity) {
        identityId = otherIdentity;
    }

    String identityId() {
        return identityId;
    }

    Login login() {
        return new Login(provider, subject);
    }
}
