package org.onsale.loadtest.verdict;

import java.util.List;
import org.onsale.loadtest.history.BuyerEvent;

/** At most one request in a thousand gets no answer or one of 500 and above. */
final class FailureWatch implements Watch {
    private final Requests requests = new Requests();

    @Override
    public void saw(BuyerEvent event) {
        requests.saw(event);
    }

    @Override
    public Judgement judgement() {
        if (requests.all() == 0) {
            return new Judgement.NotJudged("no request was sent");
        }
        boolean broken = requests.tooManyFailed();
        Testimony buyers = new Testimony(Witness.BUYERS, requests.all(), "requests", broken ? requests.failed() : 0);
        return broken
                ? new Judgement.Broken(requests.toString(), List.of(buyers), requests.failed(), List.of())
                : new Judgement.Kept(requests.toString(), List.of(buyers));
    }
}
