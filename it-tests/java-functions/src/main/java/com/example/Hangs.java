package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreAuthenticationEvent;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Takes too long: with "sleep" until it is interrupted, with "deaf" until a call with "release" and the same text, of whichever function. */
public class Hangs implements RequestHandler<CognitoUserPoolPreAuthenticationEvent, CognitoUserPoolPreAuthenticationEvent> {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

    @Override
    public CognitoUserPoolPreAuthenticationEvent handleRequest(CognitoUserPoolPreAuthenticationEvent event, Context context) {
        Map<String, String> sent = event.getRequest().getValidationData();
        if (sent != null && sent.containsKey("sleep")) {
            sleep(context);
        } else if (sent != null && sent.containsKey("deaf")) {
            ignoreInterrupts("com.example.release." + sent.get("deaf"));
        } else if (sent != null && sent.containsKey("release")) {
            // What functions share: each has classes of its own.
            System.setProperty("com.example.release." + sent.get("release"), "true");
        }
        return event;
    }

    private static void sleep(Context context) {
        try {
            Thread.sleep(TimeUnit.NANOSECONDS.toMillis(LONGEST));
        } catch (InterruptedException e) {
            context.getLogger().log("Interrupted, as it should be");
        }
    }

    private static void ignoreInterrupts(String property) {
        long start = System.nanoTime();
        while (System.getProperty(property) == null && System.nanoTime() - start < LONGEST) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                // Deaf.
            }
        }
        System.clearProperty(property);
    }
}
