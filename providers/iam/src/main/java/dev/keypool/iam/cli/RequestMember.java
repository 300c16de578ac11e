package dev.keypool.iam.cli;

import dev.keypool.iam.arn.Arn;
import dev.keypool.iam.json.Printable;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the texts of a request may be, as IAM's own simulator has it: a decision about something that nobody can ask for would
 * only mislead.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html">SimulateCustomPolicy</a>
 */
enum RequestMember {

    ACTION(128, Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9_.-]+").asMatchPredicate(),
            "an action is a service and a name as \"s3:GetObject\", without wildcards"),
    RESOURCE(2048, text -> text.equals("*") || Arn.isArn(text), "a resource is an ARN, or \"*\" for an action that has none"),
    PRINCIPAL(2048, text -> !text.isEmpty() && (!text.startsWith("arn:") || isOfAccount(text)),
            "a principal is an ARN with an account of twelve digits, an account, a service's name or a canonical user id"),
    ACCOUNT(12, RequestMember::isAccount, "an account is twelve digits");

    private final int atMost;
    private final Predicate<String> allowed;
    private final String described;

    RequestMember(int atMost, Predicate<String> allowed, String described) {
        this.atMost = atMost;
        this.allowed = allowed;
        this.described = described;
    }

    String read(LineParser json) throws IOException, SimulationException {
        String text = json.string();
        if (text.length() > atMost) {
            throw json.fault("found " + text.length() + " characters; " + described + ", of at most " + atMost + " characters.");
        }
        if (!allowed.test(text)) {
            throw json.fault("found " + Printable.quote(text) + "; " + described + ".");
        }
        return text;
    }

    private static boolean isOfAccount(String arn) {
        return Arn.isArn(arn) && isAccount(Arn.parse(arn).account());
    }

    private static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
