package dev.keypool.userpools.codes;

/**
 * Whom a code is for.
 *
 * @param userId      of the person
 * @param destination the number or address
 */
public record Recipient(String userId, String destination) {

    String binding(CodePurpose purpose) {
        return purpose.id() + "\n" + userId + "\n" + destination;
    }

    @Override
    public String toString() {
        return "Recipient[" + userId + "]";
    }
}
