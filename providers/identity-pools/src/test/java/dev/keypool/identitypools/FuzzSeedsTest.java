package dev.keypool.identitypools;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.keypool.identitypools.access.PoolCredentialsFuzz;
import dev.keypool.identitypools.credentials.SessionTokenFuzz;
import dev.keypool.identitypools.eventloop.ArrivingRequestFuzz;
import dev.keypool.identitypools.federation.RealmTokenFuzz;
import dev.keypool.identitypools.oidc.JwksFuzz;
import dev.keypool.identitypools.oidc.TokenFuzz;
import dev.keypool.identitypools.pools.RequestFuzz;
import dev.keypool.identitypools.saml.SamlAssertionFuzz;
import dev.keypool.identitypools.saml.SamlResponseFuzz;
import dev.keypool.identitypools.sts.QueryFuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The fuzz targets with the inputs that fuzzing starts from; what fuzzing found is among them, so that it stays fixed. */
class FuzzSeedsTest {

    private static final Path SEEDS = Path.of("src/test/resources/fuzz");

    @TestFactory
    Stream<DynamicTest> pass() {
        return Map.<String, Consumer<byte[]>>of("saml-responses", SamlResponseFuzz::fuzzerTestOneInput,
                "saml-assertions", SamlAssertionFuzz::fuzzerTestOneInput, "tokens", TokenFuzz::fuzzerTestOneInput,
                "jwks", JwksFuzz::fuzzerTestOneInput, "queries", QueryFuzz::fuzzerTestOneInput,
                "requests", RequestFuzz::fuzzerTestOneInput, "session-tokens", SessionTokenFuzz::fuzzerTestOneInput,
                "realm-tokens", RealmTokenFuzz::fuzzerTestOneInput, "pool-credentials", PoolCredentialsFuzz::fuzzerTestOneInput,
                "arriving-requests", ArrivingRequestFuzz::fuzzerTestOneInput).entrySet().stream()
                .flatMap(target -> seeds(target.getKey()).map(seed -> DynamicTest.dynamicTest(target.getKey() + "/" + seed.getFileName(),
                        () -> assertThatCode(() -> target.getValue().accept(Files.readAllBytes(seed))).doesNotThrowAnyException())));
    }

    private static Stream<Path> seeds(String target) {
        try (Stream<Path> files = Files.list(SEEDS.resolve(target))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
