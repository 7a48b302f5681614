package dev.zhanggui.bootstrap.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;

/** How a page is looked at. */
record Sight(String language, String look, int width) {
    static final Sight DESK = new Sight("zh-Hans", "light", 1366);
    static final Sight PHONE = new Sight("zh-Hans", "dark", 360);

    private static final int HEIGHT = 800;

    /** All twelve. */
    static List<Sight> all() {
        var all = new ArrayList<Sight>();
        for (var language : List.of("zh-Hans", "zh-Hant", "en")) {
            for (var look : List.of("light", "dark")) {
                all.add(new Sight(language, look, 1366));
                all.add(new Sight(language, look, 360));
            }
        }
        return all;
    }

    BrowserContext in(Browser browser, String address) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setColorScheme(look.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT));
        context.addCookies(List.of(new Cookie("zg_language", language).setUrl(address)));
        return context;
    }
}
