package dev.keypool.hostedui.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.hibernate.annotations.Nationalized;

/** A branding: what is worked on, and what the pages show. */
@Entity
@Table(name = "KEYPOOL_BRANDING")
@NamedQuery(name = "keypool.brandings", query = "select b.clientId, b.publishedAt from BrandingEntity b where b.realmId = :realm order by b.id")
@NamedQuery(name = "keypool.publishedBranding", query = "select b.published from BrandingEntity b where b.id = :id")
@NamedQuery(name = "keypool.deleteBranding", query = "delete from BrandingEntity b where b.id = :id")
@NamedQuery(name = "keypool.deleteBrandingsOfRealm", query = "delete from BrandingEntity b where b.realmId = :realm")
public class BrandingEntity {

    @Id
    @Column(name = "ID", length = 80)
    private String id;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    private String realmId;

    /** Null for the realm's default. */
    @Column(name = "CLIENT_ID", length = 36)
    private String clientId;

    @Nationalized
    @Column(name = "DRAFT", nullable = false)
    private String draft;

    @Nationalized
    @Column(name = "PUBLISHED")
    private String published;

    @Column(name = "PUBLISHED_AT")
    private Long publishedAt;

    protected BrandingEntity() {
    }

    BrandingEntity(BrandingKey key, String draft) {
        this.id = key.id();
        this.realmId = key.realmId();
        this.clientId = key.clientId();
        this.draft = draft;
    }

    String draft() {
        return draft;
    }

    void draft(String changed) {
        draft = changed;
    }

    String published() {
        return published;
    }

    void publish(String publication, long at) {
        published = publication;
        publishedAt = at;
    }
}
