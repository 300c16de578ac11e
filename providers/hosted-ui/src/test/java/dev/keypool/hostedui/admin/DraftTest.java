package dev.keypool.hostedui.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keypool.hostedui.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DraftTest {

    private static final Kept BEFORE = new Kept("before");
    private static final Kept CHANGED = new Kept("changed");

    private final List<String> done = new ArrayList<>();
    private Kept inDatabase = BEFORE;

    private String planned(Draft.Asked asked, Draft.Plan<String> plan) throws RefusedException {
        return Draft.planned(BEFORE, asked, plan, () -> {
            done.add("held");
            return inDatabase;
        });
    }

    private String plan(Kept draft) {
        done.add("planned of " + draft.text());
        return "plan of " + draft.text();
    }

    @Test
    void aPlanIsMadeOnceAndNobodyWaitsForIt() throws RefusedException {
        assertThat(planned(draft -> done.add("asked of " + draft.text()), this::plan)).isEqualTo("plan of before");
        assertThat(done).containsExactly("asked of before", "planned of before", "held");
    }

    @Test
    void itIsMadeAgainOfADraftThatSomebodyChangesMeanwhile() throws RefusedException {
        String planned = planned(draft -> done.add("asked of " + draft.text()), draft -> {
            inDatabase = CHANGED;
            return plan(draft);
        });

        assertThat(planned).isEqualTo("plan of changed");
        assertThat(done).containsExactly("asked of before", "planned of before", "held", "asked of changed", "planned of changed");
    }

    @Test
    void whoAskedForTheDraftAsItWasIsRefusedThen() {
        inDatabase = CHANGED;

        assertThatThrownBy(() -> planned(draft -> {
            if (!draft.equals(BEFORE)) {
                throw new RefusedException("Somebody else has changed it.");
            }
        }, this::plan)).hasMessage("Somebody else has changed it.");
        assertThat(done).containsExactly("planned of before", "held");
    }

    @Test
    void aDraftThatIsDeletedMeanwhileIsNone() {
        inDatabase = new Kept(null);

        assertThatThrownBy(() -> planned(draft -> { }, draft -> {
            if (draft.text() == null) {
                throw new RefusedException("There is none.");
            }
            return plan(draft);
        })).hasMessage("There is none.");
    }
}
