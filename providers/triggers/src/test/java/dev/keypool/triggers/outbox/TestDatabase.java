package dev.keypool.triggers.outbox;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
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

/**
 * Our tables as the changelog makes them: in H2's memory, or where {@code -Dkeypool.test.jdbc} gives the URL of a
 * PostgreSQL database, in a schema of their own there.
 */
final class TestDatabase implements Transactions {

    static final String REALM = "realm-1";

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");
    /** To make one takes longer than most tests. */
    private static EntityManagerFactory factory;

    private TestDatabase() {
    }

    static synchronized TestDatabase empty() {
        if (factory == null) {
            String url = newDatabase();
            migrate(url);
            factory = hibernate(url);
        }
        TestDatabase database = new TestDatabase();
        database.run(entities -> entities.createQuery("delete from QueuedEventEntity").executeUpdate());
        database.run(entities -> entities.createQuery("delete from DeadEventEntity").executeUpdate());
        database.run(entities -> entities.createQuery("update SenderEntity s set s.owner = null").executeUpdate());
        return database;
    }

    private static String newDatabase() {
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

    private static void migrate(String url) {
        HIBERNATE.setLevel(Level.SEVERE);
        LIQUIBASE.setLevel(Level.SEVERE);
        try (Connection connection = DriverManager.getConnection(url)) {
            Scope.child(Scope.Attr.ui, new LoggerUIService(), () -> {
                try (Liquibase liquibase = new Liquibase(new OutboxEntities().getChangelogLocation(), new ClassLoaderResourceAccessor(),
                        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
                    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                    liquibase.update(new Contexts());
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As Keycloak sets it up (default-persistence.xml). */
    private static EntityManagerFactory hibernate(String url) {
        Properties settings = new Properties();
        settings.putAll(Map.of("hibernate.connection.url", url, "hibernate.connection.pool_size", "20",
                "hibernate.order_inserts", "true", "hibernate.order_updates", "true", "hibernate.jdbc.batch_size", "32",
                "hibernate.query.in_clause_parameter_padding", "true"));
        Configuration configuration = new Configuration().addProperties(settings);
        new OutboxEntities().getEntities().forEach(configuration::addAnnotatedClass);
        return configuration.buildSessionFactory();
    }

    @Override
    public <T> T run(Function<EntityManager, T> work) {
        EntityManager entities = factory.createEntityManager();
        try {
            entities.getTransaction().begin();
            T result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    /** @return its id */
    String add(String subscription, String key) {
        String id = UUID.randomUUID().toString();
        run(entities -> {
            new Outbox(entities).add(new QueuedEvent(REALM, subscription, key, id, "LOGIN", "{\"id\":\"" + id + "\"}", 0));
            return null;
        });
        return id;
    }

    long queued() {
        return run(entities -> new Outbox(entities).count(REALM));
    }

    List<DeadLetter> deadLetters() {
        return run(entities -> new DeadLetters(entities).list(REALM, 0, 100));
    }
}
