package dev.keypool.iam.policy;

/**
 * Something in a valid policy that is probably not meant.
 *
 * @param pointer JSON pointer (RFC 6901) of the element
 * @param line line, from 1
 * @param column column, from 1
 * @param message one sentence
 */
public record PolicyWarning(String pointer, int line, int column, String message) {

    static PolicyWarning at(Json node, String message) {
        return new PolicyWarning(node.pointer(), node.line(), node.column(), message);
    }
}
