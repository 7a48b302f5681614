package dev.zhanggui.bootstrap.demo;

import dev.zhanggui.application.trade.api.TakingOrders;
import dev.zhanggui.domain.trade.Destination;
import dev.zhanggui.domain.trade.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** People who buy, none of whom lives: their names say so, and no telephone has a number that begins with 1000. */
final class Buyers {
    private static final int COUNT = 5_200;
    private static final int REGULARS = 420;
    private static final double BY_REGULARS = 0.3;
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

    /** @param home where parcels go */
    record Person(int n, Cities.City city, Destination home) {

        TakingOrders.Buyer buyer() {
            var personal = new PersonalData(
                    Optional.of("demo_%04d".formatted(n)),
                    Optional.of(name(n)),
                    Optional.of("1000%07d".formatted(n)),
                    Optional.of(city.name() + "演示区不存在路 " + (1 + n % 300) + " 号"));
            return new TakingOrders.Buyer("demo-buyer-%04d".formatted(n), personal);
        }
    }

    private final List<Person> people = new ArrayList<>(COUNT);

    Buyers(long seed) {
        var chance = Chance.of(seed, "buyers");
        for (int n = 0; n < COUNT; n++) {
            var city = Cities.one(chance);
            people.add(new Person(n, city, city.somewhere(chance)));
        }
    }

    /** A name that nobody has. */
    static String name(int n) {
        return "演示·" + STEMS.charAt(n % STEMS.length()) + BRANCHES.charAt(n / STEMS.length() % BRANCHES.length())
                + (n / (STEMS.length() * BRANCHES.length()) == 0 ? "" : n / (STEMS.length() * BRANCHES.length()));
    }

    Person one(Chance chance) {
        return people.get(chance.hits(BY_REGULARS) ? chance.between(0, REGULARS) : chance.between(0, COUNT));
    }
}
