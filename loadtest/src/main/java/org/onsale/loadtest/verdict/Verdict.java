package org.onsale.loadtest.verdict;

import java.util.EnumMap;
import java.util.Map;

/** Whether a run kept the promises, its figures, how well the orders agree, and how it went. */
public record Verdict(Map<Promise, Judgement> judgements, Figures figures, Concordance concordance, Course course) {
    public Verdict {
        judgements = new EnumMap<>(judgements);
    }

    /** Every promise was judged and none broke. */
    public boolean kept() {
        return judgements.values().stream().allMatch(Judgement::kept);
    }

    /** Kept, or not part of this run. */
    public boolean kept(Promise promise) {
        Judgement judgement = judgements.get(promise);
        return judgement == null || judgement.kept();
    }

    public Verdict with(Figures other) {
        return new Verdict(judgements, other, concordance, course);
    }
}
