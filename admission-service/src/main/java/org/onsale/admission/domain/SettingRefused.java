package org.onsale.admission.domain;

/** A setting that is out of range, of the wrong kind, unknown, or at odds with another one. */
public final class SettingRefused extends RuntimeException {
    private static final int LONGEST_VALUE_SHOWN = 80;

    private final String field;
    private final String value;
    private final String range;

    public SettingRefused(String field, Object value, String range) {
        this(field, shown(value), range, field + ": " + shown(value) + " is not allowed, must be " + range);
    }

    private SettingRefused(String field, String value, String range, String message) {
        super(message);
        this.field = field;
        this.value = value;
        this.range = range;
    }

    static SettingRefused unknown(String field) {
        String shown = shown(field);
        String range = "one of " + SettingField.names();
        return new SettingRefused(shown, "", range, shown + ": no such setting, must be " + range);
    }

    static SettingRefused missing(String field, String range) {
        return new SettingRefused(field, "", range, field + ": is missing, must be " + range);
    }

    /** Name of the setting as in JSON. */
    public String field() {
        return field;
    }

    /** What was given, shortened. */
    public String value() {
        return value;
    }

    /** What would have been accepted, in words. */
    public String range() {
        return range;
    }

    private static String shown(Object value) {
        String text = String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
        return text.length() <= LONGEST_VALUE_SHOWN ? text : text.substring(0, LONGEST_VALUE_SHOWN) + "…";
    }
}
