package dev.keypool.triggers.signin;

/**
 * Whom pre authentication was asked about in a sign-in, as a note of it.
 *
 * @param userId null for a name of nobody's
 * @param name   as it was typed, or null
 * @param millis when the name was nobody's
 */
record AskedAbout(String userId, String name, long millis) {

    private static final String PERSON = "person ";
    private static final String NOBODY = "nobody ";

    static AskedAbout person(String userId) {
        return new AskedAbout(userId, null, 0);
    }

    static AskedAbout nobody(String name, long millis) {
        return new AskedAbout(null, name, millis);
    }

    /** @param note null for none */
    static AskedAbout read(String note) {
        if (note != null && note.startsWith(PERSON)) {
            return person(note.substring(PERSON.length()));
        }
        String[] parts = note != null && note.startsWith(NOBODY) ? note.substring(NOBODY.length()).split(" ", 2) : new String[0];
        // What is no note of ours is about nobody at all.
        return parts.length == 2 ? nobody(parts[1], Long.parseLong(parts[0])) : person("");
    }

    String note() {
        return userId == null ? NOBODY + millis + " " + name : PERSON + userId;
    }

    /**
     * Whether this person was meant: known then, or, like whom a function migrates, known by that name since.
     *
     * @param created null where that is not known
     */
    boolean means(String id, String username, String email, Long created) {
        if (userId != null) {
            return !userId.isEmpty() && userId.equals(id);
        }
        return created != null && created >= millis && (name.equalsIgnoreCase(username) || name.equalsIgnoreCase(email));
    }
}
