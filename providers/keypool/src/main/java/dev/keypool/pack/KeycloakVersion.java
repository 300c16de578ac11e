package dev.keypool.pack;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of a Keycloak version; what follows them names a rebuild of the same release. */
record KeycloakVersion(int major, int minor, int patch) implements Comparable<KeycloakVersion> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:[.-].*)?");

    private static final Comparator<KeycloakVersion> ORDER = Comparator.comparingInt(KeycloakVersion::major)
            .thenComparingInt(KeycloakVersion::minor)
            .thenComparingInt(KeycloakVersion::patch);

    /** Empty for what has no such numbers, as some nightly builds. */
    static Optional<KeycloakVersion> parse(String version) {
        Matcher form = FORM.matcher(version);
        return form.matches()
                ? Optional.of(new KeycloakVersion(number(form, 1), number(form, 2), number(form, 3)))
                : Optional.empty();
    }

    @Override
    public int compareTo(KeycloakVersion other) {
        return ORDER.compare(this, other);
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
