package dev.keypool.identitypools.identities;

import dev.keypool.identitypools.Example;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.hibernate.cfg.Configuration;
import org.keycloak.connections.jpa.support.EntityManagerProxy;

/**
 * Our tables as the changelog makes them: in H2's memory, or where {@code -Dkeypool.test.jdbc} gives the URL of a
 * PostgreSQL database, in schemas of their own there.
 */
final class TestDatabase implements Transactions {

    static final String REALM = "realm-1";

    private static final String CHANGELOG = "META-INF/keypool-identity-pools-changelog.xml";
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");
    /** By isolation level: to make one takes longer than most tests. */
    private static final Map<String, EntityManagerFactory> FACTORIES = new HashMap<>();

    private final EntityManagerFactory factory;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    private TestDatabase(EntityManagerFactory factory) {
        this.factory = factory;
    }

    static TestDatabase empty() {
        return empty("READ_COMMITTED");
    }

    static synchronized TestDatabase empty(String isolation) {
        TestDatabase database = new TestDatabase(FACTORIES.computeIfAbsent(isolation, TestDatabase::create));
        database.run(entities -> entities.createQuery("delete from IdentityEntity").executeUpdate());
        database.run(entities -> entities.createNativeQuery("delete from COMPONENT").executeUpdate());
        return database.with(Example.POOL).with(Example.OTHER_POOL);
    }

    private static EntityManagerFactory create(String isolation) {
        String url = newDatabase();
        migrate(url, Integer.MAX_VALUE);
        keycloaksComponents(url);
        return hibernate(url, isolation);
    }

    /** The URL of one without tables. */
    static String newDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        String postgres = System.getProperty("keypool.test.jdbc");
        if (postgres == null) {
            return "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        }
        try (Connection connection = DriverManager.getConnection(postgres)) {
            connection.createStatement().execute("create schema " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return postgres + (postgres.contains("?") ? "&" : "?") + "currentSchema=" + name;
    }

    /** @param changeSets how many of those that are to come */
    static void migrate(String url, int changeSets) {
        HIBERNATE.setLevel(Level.SEVERE);
        LIQUIBASE.setLevel(Level.SEVERE);
        try (Connection connection = DriverManager.getConnection(url)) {
            Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> {
                try (Liquibase liquibase = new Liquibase(CHANGELOG, new ClassLoaderResourceAccessor(),
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
                    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                    liquibase.update(changeSets, new Contexts(), null);
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As far as we read them. */
    private static void keycloaksComponents(String url) {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute("create table COMPONENT (ID varchar(36) primary key)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A pool is there. */
    TestDatabase with(String poolId) {
        run(entities -> entities.createNativeQuery("insert into COMPONENT values (?1)").setParameter(1, poolId).executeUpdate());
        return this;
    }

    /** A pool is deleted, as Keycloak does it: what belongs to it first. */
    void deletePool(String poolId) {
        run(entities -> {
            new IdentityRemoval(entities).poolRemoved(poolId);
            return entities.createNativeQuery("delete from COMPONENT where ID = ?1").setParameter(1, poolId).executeUpdate();
        });
    }

    /** As Keycloak sets it up (default-persistence.xml). */
    private static EntityManagerFactory hibernate(String url, String isolation) {
        Properties settings = new Properties();
        settings.putAll(Map.of("hibernate.connection.url", url, "hibernate.connection.pool_size", "40",
                "hibernate.connection.isolation", isolation,
                "hibernate.connection.handling_mode", "DELAYED_ACQUISITION_AND_RELEASE_AFTER_TRANSACTION", "hibernate.order_inserts", "true", "hibernate.order_updates", "true",
                "hibernate.jdbc.batch_size", "32", "hibernate.query.in_clause_parameter_padding", "true"));
        Configuration configuration = new Configuration().addProperties(settings);
        new IdentityEntities().getEntities().forEach(configuration::addAnnotatedClass);
        return configuration.buildSessionFactory();
    }

    /** What it throws is what Keycloak would. */
    @Override
    public <T> T run(Function<EntityManager, T> work) {
        EntityManager entities = factory.createEntityManager();
        try {
            entities.getTransaction().begin();
            T result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        } catch (ConcurrentChangeException | IdentityConflictException | DeveloperUserTakenException e) {
            throw e;
        } catch (RuntimeException e) {
            throw EntityManagerProxy.convert(e);
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    /** Of a node that remembers with this cache. */
    CachedIdentities identities(IdentityCache cache) {
        return new CachedIdentities(cache, REALM, this::store, changes(cache));
    }

    IdentityDirectory directory() {
        return new IdentityDirectory(REALM, this::store, changes(new IdentityCache()));
    }

    /** A session's, which is never told of what others change. */
    private IdentityStore store() {
        return new IdentityStore(factory.createEntityManager());
    }

    private Changes changes(IdentityCache cache) {
        return new Changes(this, id -> {
            cache.forget(id);
            changed.add(id);
        });
    }

    /** What all nodes were told of since this was asked last. */
    Set<String> changed() {
        Set<String> told = new HashSet<>(changed);
        changed.removeAll(told);
        return told;
    }

    Identity byId(String id) {
        return run(entities -> new IdentityStore(entities).byId(id));
    }

    long rows() {
        return run(entities -> entities.createQuery("select count(i) from IdentityEntity i", Long.class).getSingleResult());
    }
}
