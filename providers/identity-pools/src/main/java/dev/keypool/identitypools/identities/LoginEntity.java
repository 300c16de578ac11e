package dev.keypool.identitypools.identities;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** A login linked to an identity. Its key is a hash of pool, provider and subject, so that no two identities share one. */
@Entity
@Table(name = "KEYPOOL_LOGIN")
@NamedQuery(name = "keypool.logins", query = "select l.identityId, l.provider, l.subject from LoginEntity l"
        + " where l.identityId in :identities order by l.id")
@NamedQuery(name = "keypool.owners", query = "select distinct l.identityId from LoginEntity l where l.id in :keys")
@NamedQuery(name = "keypool.ownersOfPerson", query = "select distinct l.identityId from LoginEntity l where l.person = :person")
@NamedQuery(name = "keypool.ownersOfProvider", query = "select distinct l.identityId from LoginEntity l where l.provider = :provider")
@NamedQuery(name = "keypool.lockLoginsOfIdentity", query = "select l from LoginEntity l where l.identityId = :identity order by l.id")
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

    /** Hash of provider and subject: the same in all pools. Null in rows that are older than the column. */
    @Column(name = "PERSON", length = 64)
    private String person;

    protected LoginEntity() {
    }

    LoginEntity(String id, String identityId, Login login) {
        this.id = id;
        this.identityId = identityId;
        this.provider = login.provider();
        this.subject = login.subject();
        this.person = login.key();
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
