package dev.keypool.it.server;

import java.nio.file.Path;
import java.util.List;

/**
 * What a server is started with beyond what all have.
 *
 * @param options    of {@code kc.sh}
 * @param needsBuild whether one of them is for {@code kc.sh build}
 * @param realms files of the realms that it imports
 */
record ServerConfiguration(List<String> options, List<Path> realms, boolean needsBuild) {

    static ServerConfiguration of(WithKeycloak annotation) {
        return new ServerConfiguration(List.of(annotation.options()), RunProperties.realms(), annotation.build());
    }

    static ServerConfiguration importing(Path realm) {
        return new ServerConfiguration(List.of(), List.of(realm), false);
    }

    /** Nothing of its own. */
    boolean isUsual() {
        return options.isEmpty() && realms.equals(RunProperties.realms());
    }

    /** @param hostOfTests the name by which the server will reach the machine that the tests run on */
    List<String> options(String hostOfTests) {
        return options.stream().map(option -> option.contains(StandIns.PLACEHOLDER)
                ? option.replace(StandIns.PLACEHOLDER, StandIns.base(hostOfTests)) : option).toList();
    }

    /** A name for files of a server with this configuration. */
    String fileName() {
        if (options.isEmpty()) {
            return isUsual() ? "shared" : "importing";
        }
        return Integer.toHexString(options.hashCode());
    }
}
