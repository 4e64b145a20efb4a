package org.onsale.loadtest.verdict;

import java.util.List;
import java.util.Locale;
import org.onsale.loadtest.history.BuyerEvent;

/** Of the slot time in which somebody present waits, at least 97 of 100 parts are held. */
final class SlotUseWatch implements Watch {
    private static final double LEAST = 0.97;

    private final SlotUse slotUse;

    SlotUseWatch(SlotUse slotUse) {
        this.slotUse = slotUse;
    }

    @Override
    public void saw(BuyerEvent event) {}

    @Override
    public Judgement judgement() {
        double mean = slotUse.mean();
        if (Double.isNaN(mean)) {
            return new Judgement.NotJudged("nobody ever waited");
        }
        String seen = String.format(Locale.ROOT, "%.2f %% of the slot time was held, want 97", mean * 100);
        boolean kept = mean >= LEAST;
        Testimony log = new Testimony(Witness.LOG, 1, "mean of held / cap while somebody waited", kept ? 0 : 1);
        return kept ? new Judgement.Kept(seen, List.of(log)) : new Judgement.Broken(seen, List.of(log), 1, List.of());
    }
}
