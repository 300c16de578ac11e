package dev.keypool.userpools.codes;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.keycloak.common.util.Time;
import org.keycloak.jose.jws.crypto.HashUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The codes of one sign-in. A sign-in's notes say what is waited for; slots that all nodes share count, since requests may come at once. */
public final class OneTimeCodes {

    static final int TRIES = 5;
    static final int SENDINGS = 4;
    static final int PAUSE_SECONDS = 30;
    /** Of all codes of one person for one purpose in a day. */
    static final int WRONG_A_DAY = 30;

    private static final long HOUR = Duration.ofHours(1).toSeconds();
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]");
    private static final int MAX_TYPED = 20;
    private static final int ID_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String realm;
    private final String signIn;
    private final CodeLimits limits;
    private final Notes notes;
    private final Slots slots;
    private final Tally tally;
    private final LongSupplier clock;

    OneTimeCodes(String realm, String signIn, CodeLimits limits, Notes notes, Slots slots, LongSupplier clock) {
        this.realm = realm;
        this.signIn = signIn;
        this.limits = limits;
        this.notes = notes;
        this.slots = slots;
        this.tally = new Tally(slots, RANDOM);
        this.clock = clock;
    }

    public static OneTimeCodes of(KeycloakSession session, RealmModel realm, AuthenticationSessionModel signIn) {
        return new OneTimeCodes(realm.getId(), signIn.getParentSession().getId() + "." + signIn.getTabId(), CodeLimits.of(realm), new Notes() {
            @Override
            public String get(String name) {
                return signIn.getAuthNote(name);
            }

            @Override
            public void set(String name, String value) {
                if (value == null) {
                    signIn.removeAuthNote(name);
                } else {
                    signIn.setAuthNote(name, value);
                }
            }
        }, new SingleUseSlots(session.singleUseObjects()), Time::currentTimeMillis);
    }

    /** Whether a code is waited for that was sent there, or whatever stands for one. */
    public boolean isPending(CodePurpose purpose, Recipient recipient) {
        return pending(purpose).isPresent() && binding(purpose, recipient).equals(notes.get(destination(purpose)));
    }

    /** Whether any code is waited for, or whatever stands for one: it tells nothing of whom it is for. */
    public boolean isPending(CodePurpose purpose) {
        return pending(purpose).isPresent();
    }

    public Sending send(CodePurpose purpose, Recipient recipient, Duration validity, Delivery delivery) {
        int sendings = pending(purpose).map(PendingCode::sendings).orElse(0);
        Sending refusal = refusal(purpose, sendings);
        if (refusal != null) {
            return refusal;
        }
        if (!isWithinLimits(purpose, recipient)) {
            return Sending.TOO_OFTEN;
        }
        String code = Secret.newCode(RANDOM);
        if (!delivery.deliver(code, sendings > 0)) {
            return Sending.FAILED;
        }
        keep(purpose, recipient, Secret.of(code, recipient.binding(purpose), RANDOM), validity, sendings + 1);
        return Sending.SENT;
    }

    /**
     * As {@link #send} does where nobody may learn whether there is anybody: the answer depends on nothing but this sign-in.
     *
     * @param recipient empty where there is none
     */
    public Sending sendSecretly(CodePurpose purpose, Optional<Recipient> recipient, Duration validity, Delivery delivery) {
        int sendings = pending(purpose).map(PendingCode::sendings).orElse(0);
        Sending refusal = refusal(purpose, sendings);
        if (refusal != null) {
            return refusal;
        }
        Secret secret = Secret.ofNothing(RANDOM);
        // Where there is nobody it does the same, for as long.
        boolean within = isWithinLimits(purpose, recipient.orElse(new Recipient(signIn, signIn)));
        if (within && recipient.isPresent()) {
            String code = Secret.newCode(RANDOM);
            if (delivery.deliver(code, sendings > 0)) {
                secret = Secret.of(code, recipient.get().binding(purpose), RANDOM);
            }
        }
        keep(purpose, recipient.orElse(null), secret, validity, sendings + 1);
        return Sending.SENT;
    }

    /** @param recipient who would be sent a code now: one that was sent elsewhere is worth nothing; null matches nothing */
    public Answer check(CodePurpose purpose, Recipient recipient, String typed) {
        String code = typed == null || typed.length() > MAX_TYPED ? "" : BETWEEN.matcher(typed).replaceAll("");
        if (code.isEmpty()) {
            return Answer.MISSING;
        }
        PendingCode pending = pending(purpose).orElse(null);
        long left = pending == null ? 0 : pending.validTo() - clock.getAsLong();
        if (left <= 0) {
            return Answer.EXPIRED;
        }
        if (tally.take("keypool.code.try." + pending.id(), TRIES, left / 1000 + 60).isEmpty()) {
            return Answer.USED_UP;
        }
        Optional<String> wrong = tally.take(name("wrong", purpose.id(), recipient == null ? signIn : recipient.userId()), WRONG_A_DAY, DAY);
        if (wrong.isEmpty()) {
            return Answer.LOCKED;
        }
        if (recipient == null || !CODE.matcher(code).matches() || !pending.secret().matches(code, recipient.binding(purpose))) {
            return Answer.WRONG;
        }
        if (!slots.take("keypool.code.used." + pending.id(), left / 1000 + 60)) {
            return Answer.EXPIRED;
        }
        slots.release(wrong.get());
        notes.set(note(purpose), null);
        notes.set(destination(purpose), null);
        return Answer.RIGHT;
    }

    private Sending refusal(CodePurpose purpose, int sendings) {
        boolean soon = pending(purpose).filter(pending -> clock.getAsLong() - pending.sentAt() < PAUSE_SECONDS * 1000L).isPresent();
        if (soon) {
            return Sending.TOO_SOON;
        }
        if (sendings >= SENDINGS) {
            return Sending.TOO_OFTEN;
        }
        return slots.take(name("pause", purpose.id(), signIn), PAUSE_SECONDS) ? null : Sending.TOO_SOON;
    }

    private boolean isWithinLimits(CodePurpose purpose, Recipient recipient) {
        return tally.take(name("user", purpose.id(), recipient.userId()), limits.perUser(), HOUR).isPresent()
                && tally.take(name("to", purpose.budget(), recipient.destination()), limits.perDestination(), HOUR).isPresent();
    }

    private void keep(CodePurpose purpose, Recipient recipient, Secret secret, Duration validity, int sendings) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        long now = clock.getAsLong();
        notes.set(note(purpose), new PendingCode(Base64.getUrlEncoder().withoutPadding().encodeToString(id), secret, now,
                now + validity.toMillis(), sendings).text());
        notes.set(destination(purpose), binding(purpose, recipient));
    }

    private Optional<PendingCode> pending(CodePurpose purpose) {
        return PendingCode.of(notes.get(note(purpose)));
    }

    private static String note(CodePurpose purpose) {
        return "keypool.code." + purpose.id();
    }

    private static String destination(CodePurpose purpose) {
        return "keypool.code.to." + purpose.id();
    }

    private static String binding(CodePurpose purpose, Recipient recipient) {
        return recipient == null ? "-" : HashUtils.sha256UrlEncodedHash(recipient.binding(purpose), StandardCharsets.UTF_8);
    }

    /** Numbers and addresses are names of slots as hashes only. */
    private String name(String what, String of, String whom) {
        return "keypool.code." + what + "." + HashUtils.sha256UrlEncodedHash(realm + "\n" + of + "\n" + whom, StandardCharsets.UTF_8);
    }
}
