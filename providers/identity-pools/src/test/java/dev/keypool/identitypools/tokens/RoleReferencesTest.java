package dev.keypool.identitypools.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keypool.identitypools.Example;
import dev.keypool.identitypools.realm.SnapshotBuilder;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleReferencesTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final RoleReferences references = new RoleReferences(() -> {
        asked.incrementAndGet();
        return SnapshotBuilder.empty().role(Example.role("Staff", "/team/", Example.trust(Example.POOL_ID, "authenticated"))).build();
    });

    @Test
    void aNameBecomesTheArnOfTheRealmsRole() {
        assertThat(references.arn("Staff")).isEqualTo("arn:aws:iam::123456789012:role/team/Staff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nobody", "staff", "", " ", "team/Staff", "/team/Staff", "component-of-Staff"})
    void aDanglingNameGivesNoRole(String name) {
        assertThat(references.arn(name)).isNull();
    }

    @Test
    void theRealmIsAskedOnceAndForNamesOnly() {
        assertThat(references.arn("arn:aws:iam::210987654321:role/elsewhere")).isEqualTo("arn:aws:iam::210987654321:role/elsewhere");
        assertThat(asked).hasValue(0);
        references.arn("Staff");
        references.arn("Nobody");
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:", "arn:aws:iam::123456789012:user/alice", "arn:aws:s3:::bucket", "arn:aws:iam::123456789012:role/",
        "arn:aws:iam::123456789012:role", "arn:aws:sts::123456789012:assumed-role/Staff/s"})
    void whatIsNoRolesArnGivesNoRole(String text) {
        assertThat(references.arn(text)).isNull();
    }

    @Test
    void anArnLongerThanAwsHasThemGivesNoRole() {
        assertThat(references.arn("arn:aws:iam::123456789012:role/" + "r".repeat(2048))).isNull();
    }
}
