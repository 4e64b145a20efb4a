package org.onsale.cli;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** One command for each thing an organiser does while a sale is live. */
final class SettingCommands {
    private static final Set<String> NOTHING = Set.of("none", "off", "-");

    private SettingCommands() {}

    /** Sets the phase. */
    private abstract static class PhaseCommand extends ChangeCommand {
        private final String phase;

        PhaseCommand(String phase) {
            this.phase = phase;
        }

        @Override
        Map<String, @Nullable Object> patch(Service service, String event) {
            return Map.of("phase", phase);
        }
    }

    /** Sets one setting to what is typed. */
    private abstract static class ValueCommand extends ChangeCommand {
        private final String setting;

        ValueCommand(String setting) {
            this.setting = setting;
        }

        abstract @Nullable Object value();

        @Override
        Map<String, @Nullable Object> patch(Service service, String event) {
            return Collections.singletonMap(setting, value());
        }

        static @Nullable String orNone(String text) {
            return NOTHING.contains(text) ? null : text;
        }
    }

    @Command(
            name = "pause",
            description = "Nobody is called; everyone keeps the place.",
            mixinStandardHelpOptions = true)
    static final class Pause extends PhaseCommand {
        Pause() {
            super("paused");
        }
    }

    @Command(name = "resume", description = "The sale runs (on).", mixinStandardHelpOptions = true)
    static final class Resume extends PhaseCommand {
        Resume() {
            super("open");
        }
    }

    @Command(
            name = "drain",
            description = "No new joins; the line is served to its end.",
            mixinStandardHelpOptions = true)
    static final class Drain extends PhaseCommand {
        Drain() {
            super("draining");
        }
    }

    @Command(name = "close", description = "The sale is over.", mixinStandardHelpOptions = true)
    static final class Close extends PhaseCommand {
        Close() {
            super("closed");
        }
    }

    @Command(
            name = "bypass",
            description = "The gate is off: everybody goes to the shop uncounted.",
            mixinStandardHelpOptions = true)
    static final class Bypass extends PhaseCommand {
        Bypass() {
            super("bypass");
        }
    }

    @Command(name = "cap", description = "Sets how many may be in checkout at once.", mixinStandardHelpOptions = true)
    static final class Cap extends ValueCommand {
        @Parameters(index = "1", paramLabel = "<slots>")
        private int slots;

        Cap() {
            super("cap");
        }

        @Override
        Object value() {
            return slots;
        }
    }

    @Command(name = "rate", description = "Sets how many are let in a minute.", mixinStandardHelpOptions = true)
    static final class Rate extends ValueCommand {
        @Parameters(index = "1", paramLabel = "<per minute|none>")
        private String perMinute = "";

        Rate() {
            super("ratePerMinute");
        }

        @Override
        @Nullable
        Object value() {
            String rate = orNone(perMinute);
            if (rate != null && !rate.matches("\\d{1,9}")) {
                throw new Refused("\"" + rate + "\" is no rate: wanted is a whole number, or none");
            }
            return rate == null ? null : Integer.valueOf(rate);
        }
    }

    @Command(name = "message", description = "Sets what waiting buyers read.", mixinStandardHelpOptions = true)
    static final class Message extends ValueCommand {
        @Parameters(index = "1", paramLabel = "<text>", description = "Empty for none.")
        private String text = "";

        Message() {
            super("message");
        }

        @Override
        Object value() {
            return text;
        }
    }

    @Command(name = "open-at", description = "Sets when the sale opens.", mixinStandardHelpOptions = true)
    static final class OpenAt extends TimeCommand {
        OpenAt() {
            super("opensAt");
        }
    }

    @Command(name = "close-at", description = "Sets when the sale closes.", mixinStandardHelpOptions = true)
    static final class CloseAt extends TimeCommand {
        CloseAt() {
            super("closesAt");
        }
    }

    @Command(name = "prequeue-at", description = "Sets from when people may line up.", mixinStandardHelpOptions = true)
    static final class PrequeueAt extends TimeCommand {
        PrequeueAt() {
            super("prequeueAt");
        }
    }

    /** Sets a time. */
    private abstract static class TimeCommand extends ValueCommand {
        @Parameters(index = "1", paramLabel = "<time|none>", description = "As 2031-05-01T18:00:00Z.")
        private String time = "";

        TimeCommand(String setting) {
            super(setting);
        }

        @Override
        @Nullable
        Object value() {
            return orNone(time);
        }
    }

    @Command(
            name = "sold-out",
            description = "Tells waiting buyers that nothing is left.",
            mixinStandardHelpOptions = true)
    static final class SoldOut extends ValueCommand {
        @Parameters(index = "1", arity = "0..1", paramLabel = "<true|false>", defaultValue = "true")
        private boolean soldOut;

        SoldOut() {
            super("soldOut");
        }

        @Override
        Object value() {
            return soldOut;
        }
    }
}
