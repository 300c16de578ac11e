package dev.keypool.iam.cli;

import picocli.CommandLine.IVersionProvider;

/** From the JAR's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"keypool-iam " + (version == null ? "(not packaged)" : version)};
    }
}
