package org.onsale.loadtest.verdict;

/** Who watches for what. */
final class Watches {
    private Watches() {}

    /** For what only some simulations ask about. */
    static Watch asked(Promise promise, Facts facts, PresentLine line, SlotUse slotUse) {
        return switch (promise) {
            case SLOTS_IN_USE -> new SlotUseWatch(slotUse);
            case NO_DEAD_SLOTS -> new DeadSlotWatch(facts, slotUse);
            case RETURNERS_NEXT -> new ReturnWatch(facts);
            case LINE_COMES_AND_GOES -> new LineWatch(facts);
            case WAIT_TOLD_RIGHT -> new WaitToldWatch();
            case NO_NEW_NUMBERS -> new NumberWatch();
            case EAGERNESS_REFUSED -> new EagernessWatch(facts);
            case BUYERS_SERVED -> new ServiceWatch(facts);
            case FORGERIES_REFUSED -> new ForgeryWatch(facts);
            case CHANGES_IN_FORCE -> new ChangeWatch(facts, line);
            case RATE_KEPT -> new RateWatch(facts, line);
            case NOTHING_GROWS -> new GrowthWatch(facts);
            case FEW_FAILURES -> new FailureWatch();
            default -> throw new IllegalArgumentException(promise + " is judged of every run");
        };
    }
}
