package dev.keypool.iam.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** One request while it is evaluated: its parts taken apart once, and what the statement looked at last has found. */
final class Evaluation {

    static final String PRINCIPAL_ARN = "aws:principalarn";

    final String action;
    final String resource;
    final ArnText resourceArn;
    /** Whether the resource stands for all whose ARN goes on where it ends. */
    final boolean beginning;
    final RequestPrincipal principal;
    /** Whether a permissions boundary limits who asks. */
    final boolean bounded;
    private final String statedResourceAccount;
    private final ConditionContext context;
    private List<String> principalArn;
    private LastRead<byte[]> address;
    private LastRead<BigDecimal> number;
    private LastRead<Instant> date;

    /** The condition that the last statement failed at. */
    Condition failed;
    /** How the last statement's principal element matched. */
    Grant grant = Grant.NONE;

    private Evaluation(String action, String resource, boolean beginning, RequestPrincipal principal, String resourceAccount,
            boolean bounded, ConditionContext context) {
        this.beginning = beginning;
        this.bounded = bounded;
        this.action = action;
        this.resource = resource;
        this.resourceArn = ArnText.of(resource);
        this.principal = principal;
        this.statedResourceAccount = resourceAccount;
        this.context = context;
    }

    static Evaluation of(AccessRequest request, boolean bounded) {
        return of(request, false, bounded);
    }

    static Evaluation of(AccessRequest request, boolean beginning, boolean bounded) {
        return new Evaluation(request.action(), request.resource() == null ? "*" : request.resource(), beginning,
                RequestPrincipal.of(request.principal()), request.resourceAccount(), bounded, request.context());
    }

    static Evaluation of(TrustRequest request) {
        RequestPrincipal principal = new RequestPrincipal(request.principalType(), request.principal());
        return new Evaluation(request.action(), "*", false, principal, null, false, request.context());
    }

    /** The account that owns the resource, or null when nothing says it. */
    String resourceAccount() {
        String account = resourceArn == null ? null : resourceArn.account();
        return account != null ? account : statedResourceAccount;
    }

    /** The service that the action is of, in lower case. */
    String service() {
        int colon = action.indexOf(':');
        return colon < 0 ? "" : action.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    /** A key's values as the caller gives them. */
    List<String> given(String key) {
        return context == null ? null : context.values(key);
    }

    /**
     * A key's values. Those that every signed request has in AWS are derived when the caller does not give them.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global condition keys</a>
     */
    List<String> values(String key) {
        List<String> values = given(key);
        if (values != null) {
            return values;
        }
        return switch (key) {
            case PRINCIPAL_ARN -> derivedPrincipalArn();
            case "aws:principalaccount" -> listed(principal.account());
            case "aws:resourceaccount" -> listed(resourceAccount());
            default -> null;
        };
    }

    private List<String> derivedPrincipalArn() {
        if (principalArn == null) {
            principalArn = listed(principal.principalArn());
        }
        return principalArn;
    }

    /** The address that a text is, or null. */
    byte[] address(String text) {
        address = address == null ? new LastRead<>(IpRange::address) : address;
        return address.of(text);
    }

    /** The number that a text is, or null. */
    BigDecimal number(String text) {
        number = number == null ? new LastRead<>(ComparedTests::parseNumber) : number;
        return number.of(text);
    }

    /** The date that a text is, or null. */
    Instant date(String text) {
        date = date == null ? new LastRead<>(PolicyDate::parse) : date;
        return date.of(text);
    }

    private static List<String> listed(String value) {
        return value == null ? null : List.of(value);
    }
}
