package dev.keypool.hostedui.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** That a branding needs a file: as a draft, as it is published, or as it was before, for pages that are still open. */
@Entity
@Table(name = "KEYPOOL_BRANDING_USE")
@NamedQuery(name = "keypool.usedFiles", query = "select u.fileId from BrandingUseEntity u where u.brandingId = :branding and u.stage = :stage")
@NamedQuery(name = "keypool.deleteUses", query = "delete from BrandingUseEntity u where u.brandingId = :branding and u.stage = :stage")
@NamedQuery(name = "keypool.deleteUsesOfBranding", query = "delete from BrandingUseEntity u where u.brandingId = :branding")
@NamedQuery(name = "keypool.deleteUsesOfRealm", query = "delete from BrandingUseEntity u where u.realmId = :realm")
public class BrandingUseEntity {

    static final String DRAFT = "D";
    static final String PUBLISHED = "P";
    static final String BEFORE = "B";

    @Id
    @Column(name = "ID", length = 160)
    private String id;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    private String realmId;

    @Column(name = "BRANDING_ID", length = 80, nullable = false)
    private String brandingId;

    @Column(name = "STAGE", length = 1, nullable = false)
    private String stage;

    @Column(name = "FILE_ID", length = 101, nullable = false)
    private String fileId;

    protected BrandingUseEntity() {
    }

    BrandingUseEntity(BrandingKey key, String stage, String fileId) {
        id = key.id() + "/" + stage + "/" + fileId.substring(fileId.lastIndexOf('/') + 1);
        realmId = key.realmId();
        brandingId = key.id();
        this.stage = stage;
        this.fileId = fileId;
    }
}
