package dev.keypool.hostedui.store;

import dev.keypool.hostedui.branding.StoredFile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** A picture or a compiled style sheet, in a realm once. */
@Entity
@Table(name = "KEYPOOL_BRANDING_FILE")
@NamedQuery(name = "keypool.publicFile", query = "select f from BrandingFileEntity f where f.id = :id"
        + " and exists (select u.id from BrandingUseEntity u where u.fileId = f.id and u.stage <> 'D')")
@NamedQuery(name = "keypool.deleteUnusedFiles", query = "delete from BrandingFileEntity f where f.realmId = :realm"
        + " and not exists (select u.id from BrandingUseEntity u where u.fileId = f.id)")
@NamedQuery(name = "keypool.deleteFilesOfRealm", query = "delete from BrandingFileEntity f where f.realmId = :realm")
public class BrandingFileEntity {

    @Id
    @Column(name = "ID", length = 101)
    private String id;

    @Column(name = "REALM_ID", length = 36, nullable = false)
    private String realmId;

    @Column(name = "HASH", length = 64, nullable = false)
    private String hash;

    @Column(name = "TYPE", length = 8, nullable = false)
    private String type;

    @Column(name = "CONTENT", nullable = false)
    private byte[] content;

    protected BrandingFileEntity() {
    }

    BrandingFileEntity(String realmId, StoredFile file) {
        id = id(realmId, file.hash());
        this.realmId = realmId;
        hash = file.hash();
        type = file.type();
        content = file.bytes();
    }

    static String id(String realmId, String hash) {
        return realmId + "/" + hash;
    }

    StoredFile file() {
        return new StoredFile(hash, type, content);
    }
}
