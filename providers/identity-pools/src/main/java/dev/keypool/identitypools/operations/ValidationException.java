package dev.keypool.identitypools.operations;

/**
 * A member breaks a constraint of the model. The service itself answers ValidationException then, which its model does
 * not list. AWS quotes the value; here it is left out, because people put tokens into wrong members.
 */
public final class ValidationException extends Exception {

    ValidationException(String member, String constraint) {
        super("1 validation error detected: Value at '" + member + "' failed to satisfy constraint: " + constraint, null, false, false);
    }
}
