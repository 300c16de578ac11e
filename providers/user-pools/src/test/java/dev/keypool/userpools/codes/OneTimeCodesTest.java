package dev.keypool.userpools.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OneTimeCodesTest {

    private static final CodePurpose PURPOSE = CodePurpose.SMS_SIGN_IN;
    private static final Recipient ALICE = new Recipient("alice", "+14155550123");
    private static final CodeLimits LIMITS = new CodeLimits(10, 10);

    private final Map<String, Long> taken = new HashMap<>();
    private final List<String> sent = new ArrayList<>();
    private final List<Boolean> repeated = new ArrayList<>();
    private final Map<String, String> notes = new HashMap<>();
    private final OneTimeCodes codes = signIn("first", notes);
    private long now = 1_000_000;

    private final Delivery delivery = (code, again) -> {
        repeated.add(again);
        return sent.add(code);
    };

    private OneTimeCodes signIn(String id, Map<String, String> kept) {
        return signIn(id, kept, LIMITS);
    }

    private OneTimeCodes signIn(String id, Map<String, String> kept, CodeLimits limits) {
        return new OneTimeCodes("realm", id, limits, new Notes() {
            @Override
            public String get(String name) {
                return kept.get(name);
            }

            @Override
            public void set(String name, String value) {
                if (value == null) {
                    kept.remove(name);
                } else {
                    kept.put(name, value);
                }
            }
        }, new Slots() {
            @Override
            public boolean take(String name, long seconds) {
                if (taken.getOrDefault(name, 0L) > now) {
                    return false;
                }
                taken.put(name, now + seconds * 1000);
                return true;
            }

            @Override
            public void release(String name) {
                taken.remove(name);
            }
        }, () -> now);
    }

    private void after(Duration time) {
        now += time.toMillis();
    }

    private Sending send(OneTimeCodes of, Recipient recipient) {
        return of.send(PURPOSE, recipient, CodePurpose.SHORT, delivery);
    }

    private String last() {
        return sent.get(sent.size() - 1);
    }

    private String another() {
        return last().equals("000000") ? "000001" : "000000";
    }

    @Test
    void theCodeThatWasSentIsRightOnce() {
        assertThat(send(codes, ALICE)).isEqualTo(Sending.SENT);
        assertThat(last()).matches("[0-9]{6}");
        Map<String, String> before = new HashMap<>(notes);

        assertThat(codes.check(PURPOSE, ALICE, " " + last().substring(0, 3) + "-" + last().substring(3))).isEqualTo(Answer.RIGHT);
        assertThat(codes.check(PURPOSE, ALICE, last())).isEqualTo(Answer.EXPIRED);
        // Another request of the same sign-in, which has not seen that.
        notes.putAll(before);
        assertThat(codes.check(PURPOSE, ALICE, last())).isEqualTo(Answer.EXPIRED);
    }

    @Test
    void nothingThatIsKeptHoldsTheCodeOrTheNumber() {
        send(codes, ALICE);
        assertThat(notes.toString()).doesNotContain(last()).doesNotContain("4155550123");
        assertThat(taken.keySet().toString()).doesNotContain(last()).doesNotContain("4155550123");
    }

    @Test
    void afterFiveTriesTheRightOneIsTooLate() {
        send(codes, ALICE);
        Map<String, String> before = new HashMap<>(notes);
        for (int i = 0; i < 5; i++) {
            notes.putAll(before);
            assertThat(codes.check(PURPOSE, ALICE, another())).isEqualTo(Answer.WRONG);
        }
        assertThat(codes.check(PURPOSE, ALICE, last())).isEqualTo(Answer.USED_UP);
    }

    @Test
    void anEmptyFieldIsNoTry() {
        send(codes, ALICE);
        for (int i = 0; i < 9; i++) {
            assertThat(codes.check(PURPOSE, ALICE, i % 2 == 0 ? " " : null)).isEqualTo(Answer.MISSING);
        }
        assertThat(codes.check(PURPOSE, ALICE, last())).isEqualTo(Answer.RIGHT);
    }

    @Test
    void aCodeIsForItsPersonItsNumberAndItsPurpose() {
        send(codes, ALICE);
        assertThat(codes.check(PURPOSE, new Recipient("bob", ALICE.destination()), last())).isEqualTo(Answer.WRONG);
        assertThat(codes.check(PURPOSE, new Recipient("alice", "+14155550124"), last())).isEqualTo(Answer.WRONG);
        assertThat(codes.check(PURPOSE, null, last())).isEqualTo(Answer.WRONG);
        assertThat(codes.check(CodePurpose.RESET, ALICE, last())).isEqualTo(Answer.EXPIRED);
        assertThat(codes.isPending(PURPOSE, new Recipient("alice", "+14155550124"))).isFalse();
        assertThat(codes.isPending(PURPOSE, ALICE)).isTrue();
    }

    @Test
    void theCodeOfAnotherSignInIsWrong() {
        OneTimeCodes other = signIn("second", new HashMap<>());
        send(other, ALICE);
        String theirs = last();
        do {
            after(Duration.ofSeconds(31));
            send(codes, ALICE);
        } while (last().equals(theirs));
        assertThat(codes.check(PURPOSE, ALICE, theirs)).isEqualTo(Answer.WRONG);
    }

    @Test
    void itIsValidForItsTime() {
        send(codes, ALICE);
        after(Duration.ofMinutes(3).minusMillis(1));
        assertThat(codes.check(PURPOSE, ALICE, another())).isEqualTo(Answer.WRONG);
        after(Duration.ofMillis(1));
        assertThat(codes.check(PURPOSE, ALICE, last())).isEqualTo(Answer.EXPIRED);
    }

    @Test
    void anotherOneIsSentAfterHalfAMinuteAndReplacesTheFirst() {
        send(codes, ALICE);
        String first = last();
        after(Duration.ofSeconds(29));
        assertThat(send(codes, ALICE)).isEqualTo(Sending.TOO_SOON);
        after(Duration.ofSeconds(1));
        assertThat(send(codes, ALICE)).isEqualTo(Sending.SENT);
        assertThat(repeated).containsExactly(false, true);
        if (!first.equals(last())) {
            assertThat(codes.check(PURPOSE, ALICE, first)).isEqualTo(Answer.WRONG);
        }
        assertThat(codes.check(PURPOSE, ALICE, last())).isEqualTo(Answer.RIGHT);
    }

    @Test
    void requestsAtTheSameTimeGetOneCode() {
        assertThat(send(codes, ALICE)).isEqualTo(Sending.SENT);
        assertThat(send(signIn("first", new HashMap<>()), ALICE)).isEqualTo(Sending.TOO_SOON);
        assertThat(sent).hasSize(1);
    }

    @Test
    void aSignInGetsFour() {
        for (int i = 0; i < 4; i++) {
            assertThat(send(codes, ALICE)).isEqualTo(Sending.SENT);
            after(Duration.ofSeconds(31));
        }
        assertThat(send(codes, ALICE)).isEqualTo(Sending.TOO_OFTEN);
    }

    @Test
    void aPersonGetsTenInAnHourInWhateverSignIns() {
        for (int i = 0; i < 10; i++) {
            assertThat(send(signIn("s" + i, new HashMap<>()), new Recipient("alice", "+1415555010" + i))).isEqualTo(Sending.SENT);
        }
        assertThat(send(codes, ALICE)).isEqualTo(Sending.TOO_OFTEN);
        assertThat(send(signIn("bob", new HashMap<>()), new Recipient("bob", "+14155550199"))).isEqualTo(Sending.SENT);
        after(Duration.ofHours(1));
        assertThat(send(codes, ALICE)).isEqualTo(Sending.SENT);
    }

    @Test
    void aNumberGetsAsManyAsTheSettingSaysFromWhomever() {
        CodeLimits three = new CodeLimits(10, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(send(signIn("s" + i, new HashMap<>(), three), new Recipient("user" + i, ALICE.destination()))).isEqualTo(Sending.SENT);
        }
        assertThat(send(signIn("s3", new HashMap<>(), three), new Recipient("user3", ALICE.destination()))).isEqualTo(Sending.TOO_OFTEN);
    }

    @Test
    void whatAnybodyMayAskForLeavesSignInsTheirs() {
        CodeLimits one = new CodeLimits(1, 1);
        assertThat(signIn("r", new HashMap<>(), one).send(CodePurpose.RESET, ALICE, CodePurpose.SHORT, delivery)).isEqualTo(Sending.SENT);
        assertThat(send(signIn("s", new HashMap<>(), one), ALICE)).isEqualTo(Sending.SENT);
    }

    @Test
    void thirtyWrongOnesInADayAreTheEndEvenOfRightOnes() {
        for (int i = 0; i < 6; i++) {
            OneTimeCodes one = signIn("s" + i, new HashMap<>());
            send(one, ALICE);
            for (int j = 0; j < 5; j++) {
                assertThat(one.check(PURPOSE, ALICE, another())).isEqualTo(Answer.WRONG);
            }
        }
        send(codes, ALICE);
        assertThat(codes.check(PURPOSE, ALICE, last())).isEqualTo(Answer.LOCKED);
    }

    @Test
    void rightOnesDoNotCountAsWrong() {
        for (int i = 0; i < 40; i++) {
            after(Duration.ofMinutes(7));
            OneTimeCodes one = signIn("s" + i, new HashMap<>());
            send(one, ALICE);
            assertThat(one.check(PURPOSE, ALICE, last())).isEqualTo(Answer.RIGHT);
        }
    }

    @Test
    void whatCouldNotBeDeliveredIsNotWaitedFor() {
        assertThat(codes.send(PURPOSE, ALICE, CodePurpose.SHORT, (code, again) -> false)).isEqualTo(Sending.FAILED);
        assertThat(codes.isPending(PURPOSE, ALICE)).isFalse();
    }

    @Test
    void inSecretEverybodyIsAnsweredTheSame() {
        for (Optional<Recipient> recipient : List.of(Optional.of(ALICE), Optional.<Recipient>empty())) {
            OneTimeCodes one = signIn("of " + recipient, new HashMap<>(), new CodeLimits(1, 1));
            int already = sent.size();
            assertThat(one.sendSecretly(PURPOSE, recipient, CodePurpose.SHORT, delivery)).isEqualTo(Sending.SENT);
            assertThat(one.isPending(PURPOSE, recipient.orElse(null))).isTrue();
            assertThat(one.sendSecretly(PURPOSE, recipient, CodePurpose.SHORT, delivery)).isEqualTo(Sending.TOO_SOON);
            after(Duration.ofSeconds(31));
            // More than the person may get: nobody is told.
            assertThat(one.sendSecretly(PURPOSE, recipient, CodePurpose.SHORT, delivery)).isEqualTo(Sending.SENT);
            assertThat(sent).hasSize(already + (recipient.isPresent() ? 1 : 0));
            for (int i = 0; i < 5; i++) {
                assertThat(one.check(PURPOSE, recipient.orElse(null), "123456")).isEqualTo(Answer.WRONG);
            }
            assertThat(one.check(PURPOSE, recipient.orElse(null), "123456")).isEqualTo(Answer.USED_UP);
            after(Duration.ofMinutes(3));
            assertThat(one.check(PURPOSE, recipient.orElse(null), "123456")).isEqualTo(Answer.EXPIRED);
        }
    }

    @Test
    void inSecretTheCodeThatWasSentIsRight() {
        codes.sendSecretly(PURPOSE, Optional.of(ALICE), CodePurpose.SHORT, delivery);
        assertThat(codes.check(PURPOSE, ALICE, last())).isEqualTo(Answer.RIGHT);
    }

    @Test
    void settingsThatAreNoLimitAreNone() {
        assertThat(CodeLimits.setting("3")).isEqualTo(3);
        assertThat(List.of("0", "-1", "101", "many", "")).allSatisfy(value -> assertThat(CodeLimits.setting(value)).isEqualTo(10));
        assertThat(CodeLimits.setting(null)).isEqualTo(10);
    }
}
