package dev.keypool.iam.policy;

/** Matches wildcards slowly and obviously: a table of which beginnings of the pattern match which beginnings of the text. */
final class ObviousMatcher {

    private ObviousMatcher() {}

    static boolean matches(String pattern, String text) {
        int[] wanted = pattern.codePoints().toArray();
        int[] given = text.codePoints().toArray();
        boolean[][] match = new boolean[wanted.length + 1][given.length + 1];
        match[0][0] = true;
        for (int p = 1; p <= wanted.length; p++) {
            for (int t = 0; t <= given.length; t++) {
                if (wanted[p - 1] == '*') {
                    match[p][t] = match[p - 1][t] || t > 0 && match[p][t - 1];
                } else {
                    match[p][t] = t > 0 && match[p - 1][t - 1] && (wanted[p - 1] == '?' || wanted[p - 1] == given[t - 1]);
                }
            }
        }
        return match[wanted.length][given.length];
    }

    /** An ARN matches when each of its six parts does; parts that the pattern lacks match anything. */
    static boolean matchesArn(String pattern, String text) {
        String[] wanted = pattern.split(":", 6);
        String[] given = text.split(":", 6);
        boolean all = given.length == 6 && given[0].equals("arn");
        for (int part = 0; all && part < wanted.length; part++) {
            all = matches(wanted[part], given[part]);
        }
        return all || pattern.matches("\\*+");
    }
}
