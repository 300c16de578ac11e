package dev.keypool.userpools.codes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.keycloak.jose.jws.crypto.HashUtils;

/**
 * How often codes are sent and guessed at, over all sign-ins and nodes. What anybody may ask for who knows a name is also counted by where it comes
 * from: one stranger does not use up what is the person's.
 */
final class Allowance {

    /** Of all codes of one person for one purpose in a day, for what only the person gets to. */
    static final int WRONG_A_DAY = 30;
    /** The same for what anybody gets to, in an hour: a person whom many strangers guess at is locked out no longer. */
    static final int WRONG_AN_HOUR = 20;
    /** Of those, from one source in a day: fewer than in an hour in all. */
    static final int WRONG_OF_A_SOURCE = 10;

    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final String realm;
    private final String source;
    private final CodeLimits limits;
    private final Slots slots;
    private final Tally tally;

    Allowance(String realm, String source, CodeLimits limits, Slots slots, RandomGenerator random) {
        this.realm = realm;
        this.source = source;
        this.limits = limits;
        this.slots = slots;
        this.tally = new Tally(slots, random);
    }

    boolean toSend(CodePurpose purpose, Recipient recipient) {
        return (!purpose.isAnybodys() || tally.take(ofSource("user", purpose, recipient.userId()), limits.perSource(), HOUR).isPresent())
                && tally.take(name("user", purpose.id(), recipient.userId()), limits.perUser(), HOUR).isPresent()
                && tally.take(name("to", purpose.budget(), recipient.destination()), limits.perDestination(), HOUR).isPresent();
    }

    /** @return what is to be given back should the code be right, or nothing when too many were wrong */
    Optional<List<String>> toGuess(CodePurpose purpose, String whom) {
        String all = name("wrong", purpose.id(), whom);
        if (!purpose.isAnybodys()) {
            return tally.take(all, WRONG_A_DAY, DAY).map(List::of);
        }
        Optional<String> ofSource = tally.take(ofSource("wrong", purpose, whom), WRONG_OF_A_SOURCE, DAY);
        Optional<String> ofAll = ofSource.flatMap(taken -> tally.take(all, WRONG_AN_HOUR, HOUR));
        if (ofAll.isEmpty()) {
            ofSource.ifPresent(slots::release);
            return Optional.empty();
        }
        return Optional.of(List.of(ofSource.get(), ofAll.get()));
    }

    void giveBack(List<String> guess) {
        guess.forEach(slots::release);
    }

    private String ofSource(String what, CodePurpose purpose, String whom) {
        return name(what + ".from", purpose.id(), whom + "\n" + source);
    }

    /** Numbers and addresses are names of slots as hashes only. */
    String name(String what, String of, String whom) {
        return "keypool.code." + what + "." + HashUtils.sha256UrlEncodedHash(realm + "\n" + of + "\n" + whom, StandardCharsets.UTF_8);
    }
}
