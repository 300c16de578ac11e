package dev.keypool.iam.cli;

import dev.keypool.iam.policy.PolicyKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The kinds of policy as the command line names them. */
final class KindName implements ITypeConverter<PolicyKind> {

    static String of(PolicyKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public PolicyKind convert(String name) {
        for (PolicyKind kind : PolicyKind.values()) {
            if (of(kind).equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw new TypeConversionException("found \"" + name + "\"; allowed are "
                + Arrays.stream(PolicyKind.values()).map(KindName::of).collect(Collectors.joining(", ")) + ".");
    }
}
