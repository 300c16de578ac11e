package dev.keypool.it.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;

/** Calls that are made at the same time, and what came of each: {@value #DONE} or the error's code. */
final class Outcomes {

    static final String DONE = "done";

    private Outcomes() {
    }

    static List<String> together(List<Runnable> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier ready = new CyclicBarrier(calls.size());
            List<Callable<String>> waiting = new ArrayList<>();
            for (Runnable call : calls) {
                waiting.add(() -> {
                    ready.await();
                    return of(call);
                });
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : threads.invokeAll(waiting)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    static String of(Runnable call) {
        try {
            call.run();
            return DONE;
        } catch (CognitoIdentityException e) {
            return e.awsErrorDetails().errorCode();
        }
    }
}
