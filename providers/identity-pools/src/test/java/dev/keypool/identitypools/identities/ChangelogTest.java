package dev.keypool.identitypools.identities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ChangelogTest {

    private static final String IDENTITY = "insert into KEYPOOL_IDENTITY (ID, REALM_ID, POOL_ID, CREATED_AT) values ('i', 'r', 'p', 17)";

    @Test
    void rowsOfTheFirstVersionAreThereAfterwards() throws Exception {
        String url = TestDatabase.newDatabase();
        TestDatabase.migrate(url, 1);
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(IDENTITY);
            connection.createStatement().execute("insert into KEYPOOL_LOGIN (ID, IDENTITY_ID, PROVIDER, SUBJECT) values ('l', 'i', 'realm/r', 'u')");
        }
        TestDatabase.migrate(url, Integer.MAX_VALUE);
        try (Connection connection = DriverManager.getConnection(url)) {
            ResultSet row = connection.createStatement().executeQuery("select * from KEYPOOL_IDENTITY");
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean("GUEST")).isFalse();
            assertThat(row.getLong("MODIFIED_AT")).isEqualTo(17);
            assertThat(row.getLong("REVOKED_BEFORE")).isZero();
            assertThat(count(connection)).isEqualTo(1);
            connection.createStatement().execute("delete from KEYPOOL_IDENTITY");
            assertThat(count(connection)).as("logins go with their identity").isZero();
        }
    }

    @Test
    void aLoginNeedsAnIdentityAndIsOneIdentitys() throws Exception {
        String url = TestDatabase.newDatabase();
        TestDatabase.migrate(url, Integer.MAX_VALUE);
        String login = "insert into KEYPOOL_LOGIN (ID, IDENTITY_ID, PROVIDER, SUBJECT) values ('l', 'i', 'realm/r', 'u')";
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThatThrownBy(() -> connection.createStatement().execute(login)).isInstanceOf(SQLException.class);
            connection.createStatement().execute(IDENTITY);
            connection.createStatement().execute(login);
            assertThatThrownBy(() -> connection.createStatement().execute(login)).isInstanceOf(SQLException.class);
        }
    }

    private static long count(Connection connection) throws SQLException {
        ResultSet counted = connection.createStatement().executeQuery("select count(*) from KEYPOOL_LOGIN");
        counted.next();
        return counted.getLong(1);
    }
}
