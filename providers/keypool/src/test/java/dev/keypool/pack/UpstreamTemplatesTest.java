package dev.keypool.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A template that takes the place of one of Keycloak's misses what Keycloak changes there, until somebody looks: this says when. */
final class UpstreamTemplatesTest {

    private static final Path THEMES = Path.of("../../themes/theme");
    /** Of the oldest and the newest Keycloak of the tested range: the pom copies them. */
    private static final Path UPSTREAM = Path.of("target/upstream-themes");
    private static final Pattern VERSION = Pattern.compile("(oldest|newest)-.*\\.jar");
    private static final Pattern FIRST_COMMENT = Pattern.compile("\\A<#--(.*?)-->", Pattern.DOTALL);
    /** One that was looked at for another version too, where it differs, names both. */
    private static final Pattern ORIGIN = Pattern.compile("From Keycloak [0-9.]+, (theme/[^,\\s]+), SHA-256 ([0-9a-f]{64})\\b");

    static List<Path> ours() throws IOException {
        try (Stream<Path> files = Files.walk(THEMES)) {
            return files.filter(file -> file.toString().endsWith(".ftl")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void aTemplateInPlaceOfKeycloaksSaysFromWhichItWasMadeAndThatIsAsItWas(Path ours) throws Exception {
        List<MatchResult> origins = origins(Files.readString(ours));
        Map<String, Map<String, String>> upstream = upstream(place(ours));
        assertThat(upstream).hasSize(2);
        upstream.forEach((version, templates) -> {
            if (origins.isEmpty()) {
                assertThat(templates.keySet()).as("templates of the " + version + " Keycloak in whose place " + ours + " is, of which its first comment says nothing").isEmpty();
            } else {
                String origin = origins.get(0).group(1);
                assertThat(templates.get(origin)).as(origin + " of the " + version + " Keycloak").isNotNull().isIn(origins.stream().map(named -> named.group(2)).toList());
            }
        });
    }

    private static List<MatchResult> origins(String template) {
        Matcher comment = FIRST_COMMENT.matcher(template);
        return comment.find() ? ORIGIN.matcher(comment.group(1)).results().toList() : List.of();
    }

    /** Such as {@code /email/html/template.ftl}: beneath the theme's name. */
    private static String place(Path ours) {
        Path path = THEMES.relativize(ours);
        return "/" + path.subpath(1, path.getNameCount()).toString().replace('\\', '/');
    }

    /** By version, oldest and newest, the hashes of the templates at that place in whichever theme. */
    private static Map<String, Map<String, String>> upstream(String place) throws IOException, NoSuchAlgorithmException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(UPSTREAM)) {
            jars = files.toList();
        }
        Map<String, Map<String, String>> upstream = new LinkedHashMap<>();
        for (Path jar : jars) {
            Matcher version = VERSION.matcher(jar.getFileName().toString());
            assertThat(version.matches()).as(jar.toString()).isTrue();
            hash(jar, place, upstream.computeIfAbsent(version.group(1), any -> new LinkedHashMap<>()));
        }
        return upstream;
    }

    private static void hash(Path jar, String place, Map<String, String> hashes) throws IOException, NoSuchAlgorithmException {
        Pattern wanted = Pattern.compile("theme/[^/]+" + Pattern.quote(place));
        try (ZipFile themes = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> templates = themes.stream().filter(entry -> wanted.matcher(entry.getName()).matches()).toList();
            for (ZipEntry template : templates) {
                try (InputStream content = themes.getInputStream(template)) {
                    hashes.put(template.getName(), HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.readAllBytes())));
                }
            }
        }
    }
}
