package dev.zhanggui.bootstrap;

/** Libraries speak only when something is wrong, and then on standard error. */
final class Logging {

    private Logging() {}

    static void quiet() {
        setUnlessGiven("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        // What keeps the server from starting is said by the command, in one sentence.
        setUnlessGiven("org.slf4j.simpleLogger.log.io.javalin", "off");
        setUnlessGiven("org.slf4j.simpleLogger.showDateTime", "true");
        setUnlessGiven("org.slf4j.simpleLogger.dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    }

    private static void setUnlessGiven(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
