package dev.keypool.it.demo;

/** Why the demo cannot run, in one sentence for the person who started it. */
final class DemoFailure extends RuntimeException {

    DemoFailure(String sentence) {
        super(sentence);
    }
}
