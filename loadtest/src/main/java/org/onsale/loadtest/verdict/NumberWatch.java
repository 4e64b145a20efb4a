package org.onsale.loadtest.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onsale.loadtest.history.BuyerEvent;

/**
 * Joining again gives no new number: the highest number told is no more than the keys that were sent, those of
 * attackers included. Not judged after a loss of Redis, when numbers go on far above.
 */
final class NumberWatch implements Watch {
    private final Set<Integer> joiners = new HashSet<>();
    private long attackersJoins;
    private long joins;
    private long highest;
    private boolean lost;

    @Override
    public void saw(BuyerEvent event) {
        switch (event.what()) {
            case JOIN_SENT -> {
                joiners.add(event.buyer());
                joins++;
            }
            case JOINED -> highest = Math.max(highest, event.a());
            case ATTACKED ->
                attackersJoins += event.a() == org.onsale.loadtest.history.Attack.ANOTHER_JOIN.ordinal() ? 1 : 0;
            default -> {}
        }
    }

    @Override
    public void lost(long atNanos) {
        lost = true;
    }

    @Override
    public Judgement judgement() {
        long keys = joiners.size() + attackersJoins;
        if (lost || joins == joiners.size()) {
            return new Judgement.NotJudged(lost ? "Redis was lost" : "nobody joined again");
        }
        String seen = "%d joins by %d keys, highest number %d".formatted(joins + attackersJoins, keys, highest);
        long tooMany = Math.max(0, highest - keys);
        Testimony buyers = new Testimony(Witness.BUYERS, joins, "joins", tooMany);
        return tooMany == 0
                ? new Judgement.Kept(seen, List.of(buyers))
                : new Judgement.Broken(seen, List.of(buyers), tooMany, List.of());
    }
}
