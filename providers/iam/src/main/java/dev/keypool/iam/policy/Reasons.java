package dev.keypool.iam.policy;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;

/** Sentences that are made when someone reads them; most denials are answered without. */
final class Reasons extends AbstractList<String> {

    private final Supplier<List<String>> maker;
    private volatile List<String> made;

    Reasons(Supplier<List<String>> maker) {
        this.maker = maker;
    }

    private List<String> made() {
        List<String> sentences = made;
        if (sentences == null) {
            sentences = List.copyOf(maker.get());
            made = sentences;
        }
        return sentences;
    }

    @Override
    public String get(int index) {
        return made().get(index);
    }

    @Override
    public int size() {
        return made().size();
    }
}
