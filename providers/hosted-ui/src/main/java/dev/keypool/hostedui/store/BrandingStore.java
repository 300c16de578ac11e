package dev.keypool.hostedui.store;

import dev.keypool.hostedui.RefusedException;
import dev.keypool.hostedui.branding.Branding;
import dev.keypool.hostedui.branding.Compiled;
import dev.keypool.hostedui.branding.AssetReference;
import dev.keypool.hostedui.branding.Publication;
import dev.keypool.hostedui.branding.StoredFile;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.NotFoundException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Brandings and their files as rows. Who changes a realm's brandings does it alone ({@link #hold}), so that no file goes that another just took. */
public final class BrandingStore {

    private final EntityManager database;

    public BrandingStore(EntityManager database) {
        this.database = database;
    }

    /** @param publishedAt null where it never was */
    public record Entry(String clientId, Long publishedAt) {
    }

    /** First of all: the app client before the realm, as Keycloak locks it when it is removed (JpaRealmProvider). */
    public void hold(BrandingKey key) {
        boolean there = (key.clientId() == null || BrandedClientRow.hold(database, key.clientId())) && BrandedRealmRow.hold(database, key.realmId());
        if (!there) {
            throw new NotFoundException("Could not find client");
        }
    }

    public List<Entry> list(String realmId) {
        return database.createNamedQuery("keypool.brandings", Object[].class).setParameter("realm", realmId).getResultStream()
                .map(row -> new Entry((String) row[0], (Long) row[1])).toList();
    }

    /** As {@link Branding#kept} reads it; null where there is none. */
    public String draftText(BrandingKey key) {
        BrandingEntity found = database.find(BrandingEntity.class, key.id());
        return found == null ? null : found.draft();
    }

    /**
     * Once its realm is held, as it is now: a database that repeats its reads, as InnoDB does, gives what is not locked as it was at first.
     * For a branding that was there: of one that is not, InnoDB locks the gap, and two realms that fill one gap stop each other.
     */
    public String heldDraftText(BrandingKey key) {
        BrandingEntity found = database.find(BrandingEntity.class, key.id(), LockModeType.PESSIMISTIC_WRITE);
        return found == null ? null : found.draft();
    }

    /** Null where there is none. */
    public Branding draft(BrandingKey key) throws RefusedException {
        BrandingEntity found = database.find(BrandingEntity.class, key.id());
        return found == null ? null : Branding.kept(found.draft());
    }

    /** As {@link Publication#kept} reads it; null where there is none. */
    public String published(BrandingKey key) {
        return database.createNamedQuery("keypool.publishedBranding", String.class).setParameter("id", key.id()).getResultStream()
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** @param files pictures that may be new; those that the branding shows besides are there already */
    public void save(BrandingKey key, Branding draft, Collection<StoredFile> files) {
        BrandingEntity found = database.find(BrandingEntity.class, key.id());
        if (found == null) {
            database.persist(new BrandingEntity(key, draft.json().toString()));
        } else {
            found.draft(draft.json().toString());
        }
        files.forEach(file -> add(key.realmId(), file));
        use(key, BrandingUseEntity.DRAFT, draft.assets().stream().map(asset -> BrandingFileEntity.id(key.realmId(), asset.hash())).collect(Collectors.toSet()));
        deleteUnused(key.realmId());
    }

    /**
     * What was published stays to be had until the next time: pages that people have open name it.
     *
     * @return whether that changes anything
     */
    public boolean publish(BrandingKey key, Compiled compiled, long at) {
        String publication = compiled.publication().json();
        BrandingEntity found = database.find(BrandingEntity.class, key.id());
        if (publication.equals(found.published())) {
            return false;
        }
        found.publish(publication, at);
        compiled.sheets().forEach(sheet -> add(key.realmId(), sheet));
        Set<String> files = new HashSet<>();
        compiled.sheets().forEach(sheet -> files.add(BrandingFileEntity.id(key.realmId(), sheet.hash())));
        compiled.publication().branding().assets().stream().map(AssetReference::hash).forEach(hash -> files.add(BrandingFileEntity.id(key.realmId(), hash)));
        Set<String> before = Set.copyOf(database.createNamedQuery("keypool.usedFiles", String.class)
                .setParameter("branding", key.id()).setParameter("stage", BrandingUseEntity.PUBLISHED).getResultList());
        if (!before.equals(files)) {
            use(key, BrandingUseEntity.BEFORE, before);
        }
        use(key, BrandingUseEntity.PUBLISHED, files);
        deleteUnused(key.realmId());
        return true;
    }

    /** Whether there was one. */
    public boolean remove(BrandingKey key) {
        if (database.createNamedQuery("keypool.deleteBranding").setParameter("id", key.id()).executeUpdate() == 0) {
            return false;
        }
        database.createNamedQuery("keypool.deleteUsesOfBranding").setParameter("branding", key.id()).executeUpdate();
        deleteUnused(key.realmId());
        return true;
    }

    /** Whether it had a branding. Keycloak holds the app client's row, so nobody gives it one meanwhile. */
    public boolean clientRemoved(BrandingKey key) {
        return database.find(BrandingEntity.class, key.id()) != null && BrandedRealmRow.hold(database, key.realmId()) && remove(key);
    }

    public void realmRemoved(String realmId) {
        for (String query : List.of("keypool.deleteUsesOfRealm", "keypool.deleteBrandingsOfRealm", "keypool.deleteFilesOfRealm")) {
            database.createNamedQuery(query).setParameter("realm", realmId).executeUpdate();
        }
    }

    /** For administrators, who see drafts. Null where there is none, as of a draft that was read before somebody else changed it. */
    public StoredFile file(String realmId, String hash) {
        BrandingFileEntity found = database.find(BrandingFileEntity.class, BrandingFileEntity.id(realmId, hash));
        return found == null ? null : found.file();
    }

    /** Null where no published branding of the realm shows it. */
    public StoredFile publicFile(String realmId, String hash) {
        return database.createNamedQuery("keypool.publicFile", BrandingFileEntity.class).setParameter("id", BrandingFileEntity.id(realmId, hash))
                .getResultStream().findFirst().map(BrandingFileEntity::file).orElse(null);
    }

    private void add(String realmId, StoredFile file) {
        if (database.find(BrandingFileEntity.class, BrandingFileEntity.id(realmId, file.hash())) == null) {
            database.persist(new BrandingFileEntity(realmId, file));
        }
    }

    private void use(BrandingKey key, String stage, Set<String> files) {
        database.flush();
        database.createNamedQuery("keypool.deleteUses").setParameter("branding", key.id()).setParameter("stage", stage).executeUpdate();
        files.forEach(file -> database.persist(new BrandingUseEntity(key, stage, file)));
    }

    private void deleteUnused(String realmId) {
        database.flush();
        database.createNamedQuery("keypool.deleteUnusedFiles").setParameter("realm", realmId).executeUpdate();
    }
}
